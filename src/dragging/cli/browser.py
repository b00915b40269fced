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
LOCK_SECONDS = 120
"""How long another installation on this machine is waited for."""


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
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # One list of packages that cannot be had (a mirror that is down) need not be the one that is needed.
    _apt(environment, "update")
    return _apt(environment, "install", "--no-install-recommends", "-y", "chromium") and find() is not None


def _apt(environment: dict[str, str], *words: str) -> bool:
    """Whether it went well; what it complains of stays to be seen, and another installation is waited for."""
    command = ["apt-get", "-qq", "-o", f"DPkg::Lock::Timeout={LOCK_SECONDS}", *words]
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False, timeout=SECONDS
        )
    except (subprocess.SubprocessError, OSError):
        return False
    return done.returncode == 0
