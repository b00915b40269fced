"""`dragging bank search`: what other programs rely on, on both databases."""

from __future__ import annotations

import ast
import json
import shlex
from pathlib import Path

import pytest

from dragging.cli import main, wrong

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAY = ["--as-of", "2026-11-24"]


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("DRAGGING_LANGUAGE", "en")


@pytest.fixture
def search(capsys):
    """The exit code, what was found, and standard error."""

    def call(*arguments):
        code = main.run(["bank", "search", *arguments])
        out, error = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], error

    return call


@pytest.fixture
def batch(search, tmp_path):
    def call(*lines):
        path = tmp_path / "queries.jsonl"
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return search("--batch", str(path), *DAY)

    return call


def test_answer_has_the_keys_of_the_contract_and_no_other(samples, search):
    _, [told], _ = search("limpieza", "--lang", "es", *DAY)
    assert list(told) == ["total", "results", "facets", "suggestion", "next"]
    assert sorted(told["results"][0]) == [
        "buyers",
        "cpv",
        "deadline",
        "found_by",
        "id",
        "kind",
        "notices",
        "nuts",
        "reserved",
        "score",
        "state",
        "strict",
        "title",
        "value",
    ]


def test_next_is_the_command_of_the_next_page(samples, search):
    _, [first], _ = search("--nuts", "ES", "--limit", "4", *DAY)
    assert first["next"].startswith("bank search --nuts ES --limit 4")
    _, [second], _ = search(*shlex.split(first["next"])[2:])
    ids = [row["id"] for page in (first, second) for row in page["results"]]
    assert (len(ids), len(set(ids)), second["next"]) == (7, 7, None)


def test_next_keeps_words_with_signs(samples, search):
    _, [first], _ = search("servic*", "-ayuda", "--limit", "1", *DAY)
    assert shlex.split(first["next"])[-3:] == ["--", "servic*", "-ayuda"]


def test_a_word_with_a_dash_is_left_out_and_no_option(samples, search):
    _, [told], _ = search("servicio", "-ayuda", "--lang", "es", *DAY)
    assert [row["title"]["es"] for row in told["results"] if row["strict"]] == ["Servicio de comedores escolares"]


def test_words_as_an_option(samples, search):
    _, [told], _ = search("--q", "jardineria", "--lang", "es", *DAY)
    assert told["results"][0]["title"]["es"] == "Mantenimiento de zonas verdes"


def test_the_matching_notice_stands_first(samples, search):
    _, [told], _ = search("900001-2026", *DAY)
    assert told["results"][0]["notices"] == ["00900001-2026", "00900002-2026", "00900003-2026"]


def test_a_day_alone_is_its_first_moment_on_the_buyers_clock(samples, search):
    for_day = search("--state", "closed", "--nuts", "PL", "--as-of", "2027-01-08T12:00")[1][0]["total"]
    later = search("--state", "closed", "--nuts", "PL", "--as-of", "2027-01-08T12:01")[1][0]["total"]
    assert (for_day, later) == (0, 1)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--cpv", "85x"], "--cpv: 85x is not understood. Expected: 2 to 8 digits.\n"),
        (["--page", "0"], "--page: 0 is not understood. Expected: a whole number from 1 to 10000.\n"),
        (["--value-min", "much"], "--value-min: much is not understood. Expected: an amount such as 50000.\n"),
        (["--deadline-to", "2026-13-01"], "--deadline-to: 2026-13-01 is not understood. Expected: a day such as 2026-11-24.\n"),
        (["--light", "perhaps"], "--light: perhaps is not understood. Expected: yes or no.\n"),
        (["--sort", "fit"], "--sort: fit is not understood. Expected: relevance, deadline, newest.\n"),
        (["--lang", "spanish"], "--lang: spanish is not understood. Expected: two letters, such as bg.\n"),
        (["--nuts", "Burgas"], "--nuts: Burgas is not understood. Expected: a NUTS code of any level, such as ES or BG421.\n"),
        (["--as-of", "now"], "--as-of: now is not understood. Expected: YYYY-MM-DD or YYYY-MM-DDTHH:MM.\n"),
        (["--open", "--state", "closed"], "--state: closed is not understood. Expected: no state of its own, or no --open.\n"),
    ],
)  # fmt: skip
def test_what_is_not_understood_names_place_and_remedy(db, search, arguments, told):
    assert search(*arguments) == (2, [], told)


def test_an_unknown_service_names_the_nearest(db, search):
    code, _, told = search("--service", "elderly_hom_care")
    assert (code, "elderly_home_care" in told) == (2, True)


def test_it_is_said_in_the_language_spoken(db, search, monkeypatch):
    monkeypatch.setenv("DRAGGING_LANGUAGE", "bg")
    assert (
        search("--light", "perhaps")[2]
        == "--light: стойността perhaps не се разбира. Очаква се: yes (да) или no (не).\n"
    )


def test_every_form_that_can_be_expected_is_translated():
    source = Path(wrong.__file__).parents[1] / "apps" / "bank" / "search" / "parameters.py"
    calls = [node for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    forms = {
        call.args[2].value
        for call in calls
        if getattr(call.func, "id", "") == "BadParameter" and isinstance(call.args[2], ast.Constant)
    }
    assert forms
    assert forms <= set(wrong.forms())


def test_batch_answers_each_line(samples, batch):
    code, told, _ = batch(
        '{"id": "q1", "text": "comedores escolares", "lang": "es", "filters": {"state": ["open"]}, "limit": 2}',
        '{"id": "q2", "text": "", "filters": {"cpv": ["85"], "nuts": ["BG"]}}',
    )
    assert (code, [list(one) for one in told]) == (0, [["id", "total", "results", "facets", "suggestion"]] * 2)
    assert [(one["id"], one["total"], len(one["results"])) for one in told] == [("q1", 4, 2), ("q2", 2, 2)]


def test_batch_knows_the_day_of_a_line(samples, batch):
    line = {"id": "q", "text": "", "filters": {"state": ["open"]}}
    _, told, _ = batch(
        json.dumps(line),
        json.dumps(line | {"as_of": "2027-01-20"}),
        json.dumps({"id": "q", "filters": {"state": ["open"], "as_of": "2027-01-20"}}),
    )
    assert [one["total"] for one in told] == [12, 4, 4]


def test_batch_goes_on_after_a_line_that_is_not_understood(samples, batch):
    code, told, error = batch('{"id": "a", "text": "x", "filters": {"cpv": ["x"]}}', "nonsense", '{"id": "c"}')
    assert code == 3
    assert told[0] == {
        "id": "a", "error": "bad_parameter", "parameter": "cpv", "value": "x", "expected": "2 to 8 digits",
    }  # fmt: skip
    assert told[1] == {"id": None, "error": "not_a_query"}
    assert told[2]["total"] == 28
    assert [line.partition("queries.jsonl: ")[2] for line in error.splitlines()] == [
        "1: cpv: x is not understood. Expected: 2 to 8 digits.",
        "2: not a JSON object with a text",
    ]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ('{"id": 7, "text": 5}', {"id": None, "error": "not_a_query"}),
        ('{"id": 7, "filters": "cpv"}', {"id": None, "error": "not_a_query"}),
        ("[]", {"id": None, "error": "not_a_query"}),
        (
            '{"id": 7, "filters": {"cpv": true}}',
            {"id": 7, "error": "bad_parameter", "parameter": "cpv", "value": "True", "expected": "2 to 8 digits"},
        ),
        (
            '{"id": 7, "filters": {"buyer": "\\ud800"}}',
            {"id": 7, "error": "bad_parameter", "parameter": "buyer", "value": "?", "expected": "letters, digits, - and _"},
        ),
        (
            '{"id": 7, "as_of": "soon"}',
            {"id": 7, "error": "bad_parameter", "parameter": "as_of", "value": "soon", "expected": "YYYY-MM-DD or YYYY-MM-DDTHH:MM"},
        ),
    ],
)  # fmt: skip
def test_no_line_stops_a_batch(samples, batch, line, answer):
    code, told, _ = batch(line, '{"id": "\\ud800", "text": "\\ud800 limpieza"}')
    assert (code, told[0], told[1]["id"]) == (3, answer, "?")


def test_numbers_in_filters_are_understood(samples, batch):
    _, told, _ = batch(
        '{"id": 1, "filters": {"cpv": 55524, "value_min": 1}}', '{"id": 2, "filters": {"cpv": [55524]}}'
    )
    assert [one["total"] for one in told] == [0, 3]


def test_a_terminal_shows_a_table_and_the_command_of_the_next_page(samples, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main.run(["bank", "search", "--nuts", "ES", "--limit", "4", *DAY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == [
        "Found: 7",
        "Next page: ./run bank search --nuts ES --limit 4 --as-of 2026-11-24T00:00 --page 2",
    ]


FILTERS = [
    ("light", "yes", 8),
    ("light", "no", 20),
    ("language", "bg", 7),
    ("language", "es,pl", 14),
    ("source", "samples", 28),
    ("source", "ted", 0),
    ("service", "gardening", 3),
    ("service", "school_lunch_supervision,elderly_home_care", 5),
    ("kind", "planning", 4),
    ("reserved", "art77", 4),
    ("nuts", "ES", 7),
    ("cpv", "55", 4),
    ("value_min", "100000", 2),
    ("deadline_from", "2027-01-15", 12),
    ("deadline_to", "2027-01-08", 12),
    ("since", "2026-11-10", 12),
]


@pytest.mark.parametrize(("name", "value", "total"), FILTERS)
def test_a_filter_says_the_same_everywhere(samples, search, batch, client, name, value, total):
    line = json.dumps({"id": "q", "filters": {name: value.split(",")}})
    by_face = {
        "command": search(f"--{name.replace('_', '-')}", value, *DAY)[1][0]["total"],
        "batch": batch(line)[1][0]["total"],
        "api": client.get("/api/v1/opportunities", {name: value, "as_of": "2026-11-24"}).json()["total"],
    }
    assert by_face == dict.fromkeys(by_face, total)


def test_filter_by_buyer_says_the_same_everywhere(samples, search, batch, client):
    from dragging.apps.bank.models import Party

    buyer = Party.objects.get(name="Ayuntamiento de Villamuestra").public_id
    assert search("--buyer", buyer, *DAY)[1][0]["total"] == 7
    assert batch(json.dumps({"id": "q", "filters": {"buyer": [buyer]}}))[1][0]["total"] == 7
    assert client.get("/api/v1/opportunities", {"buyer": buyer}).json()["total"] == 7
