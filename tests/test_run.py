"""`run` prepares the environment once, says what is missing, and is rebuilt when something it was made for changes."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
import venv
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parents[1] / "run"


@pytest.fixture
def project(tmp_path):
    """A project of one package that prints its arguments, with no requirements."""
    root = tmp_path / "una carpeta ñ"
    (root / "src" / "dragging").mkdir(parents=True)
    (root / "src" / "dragging" / "__init__.py").write_text("")
    (root / "src" / "dragging" / "__main__.py").write_text("import sys\nprint(sys.prefix, *sys.argv[1:])\n")
    (root / "requirements.txt").write_text("")
    shutil.copy(RUN, root / "run")
    return root


@pytest.fixture
def run(project, monkeypatch):
    """The module `run` of that project; making an environment takes no time and installs nothing."""
    monkeypatch.setenv("DRAGGING_LANGUAGE", "en")
    return loaded(project, monkeypatch)


def loaded(project, monkeypatch):
    loader = importlib.machinery.SourceFileLoader("run_of_a_project", str(project / "run"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("run_of_a_project", loader))
    loader.exec_module(module)
    module.made = []

    def create(place, *, with_pip):
        assert with_pip
        module.made.append(place)
        (place / "bin").mkdir(parents=True)
        (place / "bin" / "python").symlink_to(sys.executable)
        (place / "lib" / "python3.11" / "site-packages").mkdir(parents=True)

    monkeypatch.setattr(venv, "create", create)
    monkeypatch.setattr(module.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0))
    monkeypatch.setattr(module.os, "execv", lambda python, arguments: module.became.append((python, arguments)))
    module.became = []
    return module


def test_the_first_call_prepares_and_later_ones_do_not(run, project, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["run", "bank", "search"])
    run.main()
    run.main()
    python = str(project / ".venv" / "bin" / "python")
    assert run.became == [(python, [python, "-m", "dragging", "bank", "search"])] * 2
    assert run.made == [project / ".venv"]
    assert capsys.readouterr().err == "run: preparing the environment (once, a minute or two) ...\n"


def test_changed_requirements_prepare_anew(run, project):
    run.main()
    (project / "requirements.txt").write_text("# something else\n")
    run.main()
    assert len(run.made) == 2


def test_a_moved_folder_prepares_anew(run, project, monkeypatch):
    run.main()
    moved = project.rename(project.with_name("moved"))
    there = loaded(moved, monkeypatch)
    there.main()
    assert there.made == [moved / ".venv"]
    assert (
        moved / ".venv/lib/python3.11/site-packages/dragging.pth"
    ).read_text() == f"import sys; sys.path.append('{moved / 'src'}')\n"


def test_another_interpreter_prepares_anew(run, monkeypatch):
    run.main()
    monkeypatch.setattr(sys, "version", "3.99.0 (later)")
    run.main()
    assert len(run.made) == 2


def test_an_interpreter_that_is_gone_prepares_anew(run, project):
    run.main()
    python = project / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/none/python")
    run.main()
    assert len(run.made) == 2


def test_the_same_folder_through_a_link_is_the_same(run, project, monkeypatch):
    run.main()
    link = project.with_name("link")
    link.symlink_to(project)
    there = loaded(link, monkeypatch)
    there.main()
    assert there.made == []


def test_a_preparation_that_was_interrupted_is_made_again(run, project, monkeypatch, capsys):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(run.subprocess, "run", stopped)
        with pytest.raises(SystemExit) as ended:
            run.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err.splitlines()[-1] == "run: stopped"
    assert run.became == []
    (project / ".venv" / "left").write_text("half")
    run.main()
    assert len(run.became) == 1
    assert not (project / ".venv" / "left").exists()


def test_of_two_at_once_one_prepares_and_the_other_waits(run, monkeypatch, capsys):
    at_work, may_end = threading.Event(), threading.Event()

    def slow(*_, **__):
        at_work.set()
        assert may_end.wait(30)
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(run.subprocess, "run", slow)
    monkeypatch.setattr(
        run, "say", lambda message: (told.append(message), may_end.set() if "waiting" in message else None)
    )
    told = []
    first, second = (threading.Thread(target=run.main) for _ in range(2))
    first.start()
    assert at_work.wait(30)
    second.start()
    first.join(30)
    second.join(30)
    assert len(run.made) == 1
    assert len(run.became) == 2
    assert told[1:] == ["another run is preparing the environment; waiting for it ..."]


def ended(run):
    with pytest.raises(SystemExit) as how:
        run.main()
    assert run.became == []
    return how.value.code


def test_packages_that_cannot_be_had_are_told(run, project, monkeypatch, capsys):
    monkeypatch.setattr(run.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1))
    assert ended(run) == 1
    assert "is the package index reachable?" in capsys.readouterr().err
    assert not (project / ".venv" / "prepared").exists()


def test_a_python_without_venv_is_told(run, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert ended(run) == 1
    assert capsys.readouterr().err == (
        "run: Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv\n"
    )


def test_a_python_whose_pip_cannot_be_made_is_told(run, monkeypatch, capsys):
    def broken(*_, **__):
        raise subprocess.CalledProcessError(1, ["ensurepip"])

    monkeypatch.setattr(venv, "create", broken)
    assert ended(run) == 1
    assert "run: Python could not make an environment: " in capsys.readouterr().err


def test_a_full_disk_is_told_before_anything_is_made(run, project, monkeypatch, capsys):
    monkeypatch.setattr(run.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(0, 0, 100 << 20))
    assert ended(run) == 1
    assert capsys.readouterr().err == f"run: 1200 MB of free disk are needed in {project}; there are 100.\n"
    assert run.made == []


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        PermissionError(13, "Permission denied"),
        OSError(30, "Read-only file system"),
    ],
)
def test_a_folder_that_cannot_be_written_is_told(run, project, monkeypatch, capsys, error):
    def refused(*_, **__):
        raise error

    monkeypatch.setattr(venv, "create", refused)
    assert ended(run) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"run: the environment cannot be made in {project}: {error.strerror}. Is the folder yours, and is the disk full?"
    )


def test_an_old_python_gives_way_to_a_newer_one(run, project, monkeypatch):
    monkeypatch.setattr(run, "OLDEST", (99, 0))
    monkeypatch.setattr(run.shutil, "which", lambda name: "/newer/" + name if name == "python3.12" else None)
    monkeypatch.setattr(sys, "argv", ["run", "doctor"])

    class Gone(Exception):  # noqa: N818
        pass

    def become(python, arguments):
        raise Gone(python, arguments)

    monkeypatch.setattr(run.os, "execv", become)
    with pytest.raises(Gone) as gone:
        run.main()
    assert gone.value.args == ("/newer/python3.12", ["/newer/python3.12", str(project / "run"), "doctor"])


@pytest.mark.parametrize(
    ("language", "begins"),
    [("en", "run: Python 3.11 or newer is needed; this is "), ("es", "run: Hace falta Python 3.11 o posterior; este es "),
     ("pl", "run: Potrzebny jest Python 3.11 lub nowszy; ten to "), ("bg", "run: Нужен е Python 3.11 или по-нов; този е ")],
)  # fmt: skip
def test_an_old_python_alone_is_told_in_every_language(language, begins, monkeypatch, capsys):
    real = loaded(RUN.parent, monkeypatch)
    monkeypatch.setenv("DRAGGING_LANGUAGE", language)
    monkeypatch.setattr(real, "OLDEST", (99, 0))
    monkeypatch.setattr(real.shutil, "which", lambda _: None)
    assert ended(real) == 1
    assert capsys.readouterr().err.startswith(begins)


def test_for_real_in_a_folder_with_a_space_and_a_letter_that_is_not_ascii(project):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def call(place, *arguments):
        done = subprocess.run(
            [sys.executable, str(place / "run"), *arguments], env=environment | {"LC_ALL": "C"},
            capture_output=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout, done.stderr

    link = project.with_name("link")
    link.symlink_to(project)
    prefix = project / ".venv"
    assert call(project, "a b", "ñ")[0] == f"{prefix} a b ñ\n"
    assert call(link, "again") == (f"{prefix} again\n", "")
