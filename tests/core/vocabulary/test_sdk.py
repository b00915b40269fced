"""The SDK comes into the vocabulary folder whole, from whatever it is given as, or not at all."""

from __future__ import annotations

import os
import threading
import time

import pytest

import sdk_world
from dragging.core.vocabulary import names, sdk, sdk_origin
from dragging.core.vocabulary.labels import load_labels
from dragging.core.vocabulary.sdk import NotAnSdk


@pytest.fixture
def place(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "vocabulary"


def label(place):
    return names.cpv_name("85312000", "pl", place)


def left_behind(place):
    return sorted(path.name for path in place.parent.iterdir() if path.name not in {"vocabulary", ".vocabulary-lock", os.readlink(place) if place.is_symlink() else ""})  # fmt: skip


@pytest.mark.parametrize(
    "made",
    [
        sdk_world.folder,
        lambda path: sdk_world.tar(path / "sdk.tar.gz"),
        lambda path: sdk_world.tar(path / "sdk.tar", mode="w"),
        lambda path: sdk_world.zipped(path / "sdk.zip"),
        lambda path: sdk_world.zipped(path / "sdk.download"),
        lambda path: sdk_world.tar(path / "sdk.tar.gz").parent,
    ],
    ids=["folder", "tar.gz", "tar", "zip", "any-name", "folder-with-one-archive"],
)
def test_it_is_installed_from(made, place, tmp_path):
    assert sdk.status(place) is None
    done = sdk.install(made(tmp_path), place)
    assert (done.version, done.files) == ("1.14.0", 8)
    assert sdk.status(place) == done
    assert label(place) == "Pomoc w domu 1.14.0"
    assert "cpv:85312000" in load_labels(place).entries
    assert not (place / "eforms-sdk" / "README.md").exists()


def test_a_second_install_takes_the_place_of_the_first_whole(place, tmp_path):
    first = sdk_world.files()
    first["eForms-SDK-1.14.0/schemas/gone.xsd"] = b"<schema/>"
    sdk.install(sdk_world.tar(tmp_path / "1.tar.gz", first), place)
    sdk.install(sdk_world.tar(tmp_path / "2.tar.gz", sdk_world.files("1.15.0")), place)
    assert sdk.status(place).version == "1.15.0"
    assert label(place) == "Pomoc w domu 1.15.0"
    assert not (place / "eforms-sdk" / "schemas" / "gone.xsd").exists()
    assert left_behind(place) == []


def test_a_folder_that_stands_in_the_place_is_replaced(place, tmp_path):
    place.mkdir()
    (place / "version.json").write_text("{}")
    sdk.install(sdk_world.tar(tmp_path / "1.tar.gz"), place)
    assert sdk.status(place).version == "1.14.0"


def truncated(path):
    whole = sdk_world.tar(path / "whole.tar.gz").read_bytes()
    (path / "sdk.tar.gz").write_bytes(whole[: len(whole) // 2])
    return path / "sdk.tar.gz"


def truncated_zip(path):
    whole = sdk_world.zipped(path / "whole.zip").read_bytes()
    (path / "sdk.zip").write_bytes(whole[: len(whole) // 2])
    return path / "sdk.zip"


def damaged_zip(path):
    held = bytearray(sdk_world.zipped(path / "whole.zip").read_bytes())
    held[60:75] = bytes(15)
    (path / "sdk.zip").write_bytes(held)
    return path / "sdk.zip"


def no_xml(path):
    held = sdk_world.files()
    held["eForms-SDK-1.14.0/translations/code_en.xml"] = b"<properties><entry"
    return sdk_world.tar(path / "sdk.tar.gz", held)


def no_json(path):
    held = sdk_world.files()
    held["eForms-SDK-1.14.0/fields/fields.json"] = b"[]"
    return sdk_world.tar(path / "sdk.tar.gz", held)


def text(path):
    (path / "sdk.txt").write_text("not an archive")
    return path / "sdk.txt"


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (truncated, "damaged"),
        (truncated_zip, "not_an_archive"),
        (damaged_zip, "damaged"),
        (no_xml, "damaged"),
        (no_json, "damaged"),
        (text, "not_an_archive"),
        (lambda path: path / "none.tar.gz", "missing"),
        (lambda path: sdk_world.zipped(path / "sdk.zip", {"readme.txt": b"x"}), "not_an_sdk"),
        (lambda path: sdk_world.folder(path / "empty", {"readme.txt": b"x"}), "not_an_sdk"),
        *[
            (lambda path, part=part: sdk_world.folder(path / "sdk", sdk_world.without(part)), "incomplete")
            for part in ("fields", "codelists", "schemas", "notice-types", "translations", "translations/code_bg")
        ],
    ],
)
def test_what_is_no_whole_sdk_leaves_the_one_in_use(made, code, place, tmp_path):
    sdk.install(sdk_world.tar(tmp_path / "1.tar.gz"), place)
    (tmp_path / "given").mkdir()
    with pytest.raises(NotAnSdk) as refused:
        sdk.install(made(tmp_path / "given"), place)
    assert refused.value.code == code
    assert sdk.status(place).version == "1.14.0"
    assert label(place) == "Pomoc w domu 1.14.0"
    assert left_behind(place) == []


def test_what_is_missing_is_named(place, tmp_path):
    with pytest.raises(NotAnSdk) as refused:
        sdk.install(sdk_world.folder(tmp_path / "sdk", sdk_world.without("translations/code_bg")), place)
    assert refused.value.detail == f"{tmp_path / 'sdk'}: translations/code_bg.xml"


def test_an_archive_that_unfolds_to_too_much_is_refused(place, tmp_path, monkeypatch):
    monkeypatch.setattr(sdk_origin, "MAX_TOTAL", 500)
    for made in (sdk_world.tar(tmp_path / "sdk.tar.gz"), sdk_world.zipped(tmp_path / "sdk.zip")):
        with pytest.raises(NotAnSdk) as refused:
            sdk.install(made, place)
        assert refused.value.code == "too_large"


def test_members_that_climb_out_or_are_links_are_not_taken(place, tmp_path):
    held = sdk_world.files()
    held["../schemas/out.xsd"] = b"<schema/>"
    held["/schemas/out.xsd"] = b"<schema/>"
    done = sdk.install(sdk_world.tar(tmp_path / "sdk.tar.gz", held), place)
    assert done.files == 8
    assert list(tmp_path.rglob("out.xsd")) == []


@pytest.mark.parametrize("moment", ["_version", "compile_labels", "compile_names", "_put_in_use"])
def test_an_install_that_is_killed_leaves_the_one_in_use(moment, place, tmp_path, monkeypatch):
    sdk.install(sdk_world.tar(tmp_path / "1.tar.gz"), place)
    later = sdk_world.tar(tmp_path / "2.tar.gz", sdk_world.files("1.15.0"))
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(sdk, moment, lambda *_: os._exit(9))
        sdk.install(later, place)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert sdk.status(place).version == "1.14.0"
    assert label(place) == "Pomoc w domu 1.14.0"
    sdk.install(later, place)
    assert label(place) == "Pomoc w domu 1.15.0"
    assert left_behind(place) == []


def test_at_every_moment_of_a_replacement_one_of_the_two_is_whole(place, tmp_path):
    archives = [sdk_world.tar(tmp_path / f"{n}.tar.gz", sdk_world.files(f"1.{n}.0")) for n in (14, 15)]
    sdk.install(archives[0], place)
    seen, done = set(), threading.Event()

    def look():
        while not done.is_set():
            found = sdk.status(place)
            seen.add(found and found.version)
            time.sleep(0)

    looking = threading.Thread(target=look)
    looking.start()
    for n in range(6):
        sdk.install(archives[(n + 1) % 2], place)
    done.set()
    looking.join()
    assert seen == {"1.14.0", "1.15.0"}


def test_a_folder_that_cannot_be_written_is_an_error_of_the_system(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match="file"):
        sdk.install(sdk_world.tar(tmp_path / "sdk.tar.gz"), tmp_path / "file" / "vocabulary")


def test_the_official_address_names_its_version_and_licence():
    told = sdk.official()
    assert told["version"] in told["address"]
    assert told["licence"] == "CC BY 4.0"


def test_the_real_one(shared, place):
    archive = next((shared / "data" / "eforms-sdk").glob("*.tar.gz"))
    done = sdk.install(archive, place)
    assert (done.version, done.files) == ("1.16.0-SNAPSHOT", 422)
    assert [names.cpv_name("85312000", language, place) for language in ("en", "es", "pl", "bg")] == [
        "Social work services without accommodation",
        "Servicios de asistencia social sin alojamiento",
        "Usługi opieki społecznej nieobejmujące miejsc noclegowych",
        "Социални услуги на заведения без настаняване",
    ]
    assert len([entry for entry in load_labels(place).entries if entry.startswith("cpv:")]) == 9454
