from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_floors_and_layers_hold():
    bin_folder = Path(sys.executable).parent
    done = subprocess.run(
        [str(bin_folder / "lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_lint_is_left():
    done = run("-m", "ruff", "check", "src", "run", "tests", "bench")
    assert done.returncode == 0, done.stdout


def test_core_is_typed_strictly():
    done = run("-m", "mypy", "-p", "dragging.core")
    assert done.returncode == 0, done.stdout


def test_no_migration_is_missing():
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); from django.core.management import call_command; call_command('makemigrations', '--check', '--dry-run')"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={"DJANGO_SETTINGS_MODULE": "dragging.config.settings", "PYTHONPATH": str(ROOT / "src"), "DRAGGING_DATA": str(ROOT / ".pytest_cache" / "data")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_stay_small():
    long = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if "migrations" not in path.parts and len(path.read_text(encoding="utf-8").splitlines()) > 350
    ]
    assert long == []


def test_no_path_of_a_machine_is_named():
    named = [
        str(path.relative_to(ROOT))
        for folder in ("src", "tests", "docs", "bench", "content")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".csv", ".json"} and ("/wor" + "k/") in path.read_text(encoding="utf-8")
    ]
    assert named == []
