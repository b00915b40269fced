"""The browser of the tests: found, or installed where that is allowed, or its absence said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import typer

from dragging.cli.language import _

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 300
"""How long an installation may take before it is given up."""


def find() -> str | None:
    """The browser named by `DRAGGING_CHROMIUM`, else one of the usual names; None where there is none."""
    return os.environ.get("DRAGGING_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def provide() -> None:
    """See that there is a browser; without one its tests are skipped, and with CI=true that is a failure."""
    if find() or (_may_install() and _installed()):
        return
    told = _("No Chromium: its tests are skipped. Install it (apt install chromium) or name one in DRAGGING_CHROMIUM.")
    sys.stderr.write(told + "\n")
    if os.environ.get("CI") == "true":
        sys.stderr.write(_("With CI=true that is a failure.") + "\n")
        raise typer.Exit(1)


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _installed() -> bool:
    sys.stderr.write(_("Installing Chromium for the tests in a browser (once) ...") + "\n")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "--no-install-recommends", "-y", "chromium"]):
        try:
            subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=True, timeout=SECONDS)
        except (subprocess.SubprocessError, OSError):
            return False
    return find() is not None
