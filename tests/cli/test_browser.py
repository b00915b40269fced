from __future__ import annotations

import pytest
import typer

from dragging.cli import browser


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A machine without a browser, on which nothing may be installed."""
    monkeypatch.delenv("DRAGGING_CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_the_browser_named_comes_first(monkeypatch):
    monkeypatch.setenv("DRAGGING_CHROMIUM", "/opt/own/chromium")
    assert browser.find() == "/opt/own/chromium"


def test_a_usual_name_on_the_path_is_found(nowhere):
    place = nowhere / "chromium"
    place.write_text("#!/bin/sh\n")
    place.chmod(0o755)
    assert browser.find() == str(place)


def test_without_a_browser_its_absence_is_said(nowhere, capsys):
    browser.provide()
    assert capsys.readouterr().err.startswith("No Chromium: its tests are skipped.")


def test_without_a_browser_continuous_integration_fails(nowhere, monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(typer.Exit) as ended:
        browser.provide()
    assert ended.value.exit_code == 1
    assert "With CI=true that is a failure." in capsys.readouterr().err


@pytest.fixture
def apt(nowhere, monkeypatch):
    """A machine on which one may install; its `apt-get` notes how it was called, and `fails` names what goes wrong."""
    monkeypatch.setattr("os.geteuid", lambda: 0)

    def told(fails=""):
        script = nowhere / "apt-get"
        script.write_text(
            f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> {nowhere}/called\n'
            f'case "$*" in *"{fails or "nothing"}"*) exit 100;; esac\n'
            f'case "$*" in *install*) printf "#!/bin/sh\\n" > {nowhere}/chromium; /bin/chmod +x {nowhere}/chromium;; esac\n'
        )
        script.chmod(0o755)
        return nowhere / "called"

    return told


@pytest.mark.parametrize("fails", ["", "update"], ids=["all well", "a list of packages is out of reach"])
def test_a_missing_browser_is_installed_where_one_may(apt, nowhere, capsys, fails):
    called = apt(fails)
    browser.provide()
    assert called.read_text().splitlines() == [
        "noninteractive -qq -o DPkg::Lock::Timeout=120 update",
        "noninteractive -qq -o DPkg::Lock::Timeout=120 install --no-install-recommends -y chromium",
    ]
    assert browser.find() == str(nowhere / "chromium")
    assert capsys.readouterr().err == "Installing Chromium for the tests in a browser (once) ...\n"


def test_an_installation_that_fails_is_told_as_an_absence(apt, capsys):
    apt("install")
    browser.provide()
    assert "No Chromium: its tests are skipped." in capsys.readouterr().err


def test_a_browser_that_is_there_is_not_installed_again(apt, nowhere):
    called = apt()
    (nowhere / "chromium").write_text("#!/bin/sh\n")
    (nowhere / "chromium").chmod(0o755)
    browser.provide()
    assert not called.exists()
