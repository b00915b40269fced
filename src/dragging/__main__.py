"""`python -m dragging`: the commands."""

from dragging.cli.main import main

if __name__ == "__main__":
    main()
