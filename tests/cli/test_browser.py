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
