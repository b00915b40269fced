"""`dragging demo`, its world, and how that comes into the bank."""

from dragging.cli.demo.command import app

__all__ = ["app"]
