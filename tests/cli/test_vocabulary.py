"""`vocabulary install` and `status`: what they print, in four languages, and how they end."""

from __future__ import annotations

import pytest

import sdk_world
from dragging.cli import main
from dragging.core.vocabulary import sdk

LANGUAGES = ["en", "es", "pl", "bg"]


@pytest.fixture
def vocabulary(monkeypatch, tmp_path, capsys):
    """Run `vocabulary ARGUMENTS`: exit code, standard output, standard error."""
    monkeypatch.setenv("DRAGGING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DRAGGING_LANGUAGE", "en")
    monkeypatch.setattr(sdk, "official", lambda: {"address": "http://127.0.0.1:9/sdk.tar.gz"})

    def run(*arguments, language="en"):
        monkeypatch.setenv("DRAGGING_LANGUAGE", language)
        code = main.run(["vocabulary", *arguments])
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "No eForms SDK is installed: what ships with the program is used.", "Installed: eForms SDK 1.14.0, 8 files."),
        ("es", "No hay ningún SDK de eForms instalado: se usa lo que trae el programa.", "Instalado: SDK de eForms 1.14.0, 8 ficheros."),
        ("pl", "Nie zainstalowano SDK eForms: używane jest to, co jest w programie.", "Zainstalowano: SDK eForms 1.14.0, pliki: 8."),
        ("bg", "Няма инсталиран eForms SDK: използва се вграденото в програмата.", "Инсталирано: eForms SDK 1.14.0, файлове: 8."),
    ],
)  # fmt: skip
def test_status_before_and_after(vocabulary, tmp_path, language, before, after):
    assert vocabulary("status", language=language) == (0, before + "\n", "")
    archive = str(sdk_world.tar(tmp_path / "sdk.tar.gz"))
    assert vocabulary("install", "--from", archive, language=language) == (0, after + "\n", "")
    assert vocabulary("status", language=language) == (0, after + "\n", "")


def test_the_official_address_is_replayed(vocabulary, tmp_path, answering, monkeypatch):
    address = answering(sdk_world.tar(tmp_path / "sdk.tar.gz").read_bytes())
    monkeypatch.setattr(sdk, "official", lambda: {"address": address})
    assert vocabulary("install") == (0, "Installed: eForms SDK 1.14.0, 8 files.\n", "")
    assert sorted(path.name for path in (tmp_path / "data").glob(".fetched*")) == []


@pytest.mark.parametrize(
    ("language", "begins", "ends"),
    [
        ("en", "The official address does not answer (", "). Give a folder or archive with --from.\n"),
        ("es", "La dirección oficial no responde (", "). Indique una carpeta o un archivo con --from.\n"),
        ("pl", "Oficjalny adres nie odpowiada (", "--from.\n"),
        ("bg", "Официалният адрес не отговаря (", "--from.\n"),
    ],
)
def test_without_a_network_it_says_so_and_fails(vocabulary, language, begins, ends):
    code, out, told = vocabulary("install", language=language)
    assert (code, out) == (1, "")
    assert told.startswith(begins)
    assert told.endswith(ends)
    assert told.count("\n") == 1


def test_an_address_that_has_nothing_is_told(vocabulary, answering, monkeypatch):
    address = answering(b"gone", status=404)
    monkeypatch.setattr(sdk, "official", lambda: {"address": address})
    assert vocabulary("install") == (
        1, "", "The official address does not answer (Not Found). Give a folder or archive with --from.\n",
    )  # fmt: skip


def test_an_answer_that_ends_too_early_is_not_installed(vocabulary, answering, monkeypatch, tmp_path):
    whole = sdk_world.tar(tmp_path / "sdk.tar.gz").read_bytes()
    address = answering(whole[:200], length=len(whole))
    monkeypatch.setattr(sdk, "official", lambda: {"address": address})
    code, _, told = vocabulary("install")
    assert code == 1
    assert told == (
        "The official address does not answer (the answer ended too early). Give a folder or archive with --from.\n"
    )
    assert sdk.status(tmp_path / "data" / "vocabulary") is None


def test_a_page_instead_of_an_archive_is_told(vocabulary, answering, monkeypatch):
    address = answering(b"<html>please sign in</html>")
    monkeypatch.setattr(sdk, "official", lambda: {"address": address})
    code, _, told = vocabulary("install")
    assert code == 1
    assert told.endswith("neither a folder nor a .zip or .tar.gz archive. What was in use before still is.\n")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("none", "there is no such file or folder"),
        ("text", "neither a folder nor a .zip or .tar.gz archive"),
        ("other", "holds nothing of an eForms SDK"),
        ("half", "damaged"),
        ("part", "a needed part of the eForms SDK is missing"),
    ],
)
def test_what_is_no_sdk_is_told_in_one_line(vocabulary, tmp_path, given, reason):
    (tmp_path / "text").write_text("x")
    sdk_world.zipped(tmp_path / "other", {"readme.txt": b"x"})
    whole = sdk_world.tar(tmp_path / "whole").read_bytes()
    (tmp_path / "half").write_bytes(whole[: len(whole) // 2])
    sdk_world.folder(tmp_path / "part", sdk_world.without("fields"))
    code, out, told = vocabulary("install", "--from", str(tmp_path / given))
    assert (code, out) == (1, "")
    assert told.startswith(f"Not installed: {tmp_path / given}")
    assert told.endswith(f": {reason}. What was in use before still is.\n")
    assert told.count("\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_in_every_language(vocabulary, tmp_path, language):
    place = tmp_path / "none"
    told = {
        "en": f"Not installed: {place}: there is no such file or folder. What was in use before still is.\n",
        "es": f"No instalado: {place}: no existe ese fichero o carpeta. Se sigue usando lo de antes.\n",
        "pl": f"Nie zainstalowano: {place}: nie ma takiego pliku ani folderu. Nadal używane jest to, co było wcześniej.\n",
        "bg": f"Не е инсталирано: {place}: няма такъв файл или папка. Остава в сила предишното.\n",
    }
    assert vocabulary("install", "--from", str(place), language=language) == (1, "", told[language])


def test_a_folder_that_cannot_be_written_is_no_fault_of_the_address(vocabulary, tmp_path, answering, monkeypatch):
    address = answering(sdk_world.tar(tmp_path / "sdk.tar.gz").read_bytes())
    monkeypatch.setattr(sdk, "official", lambda: {"address": address})

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sdk, "compile_labels", full)
    code, _, told = vocabulary("install")
    assert code == 1
    assert told.startswith("Not installed: ")
    assert told.endswith(": No space left on device. What was in use before still is.\n")
