"""The world as a pure function: the same seed and day give the same bytes, every chain folds as it was planned."""

from __future__ import annotations

import re
import sys
import tarfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from dragging.cli.demo.content import COUNTRIES, land, services
from dragging.cli.demo.days import STORIES
from dragging.cli.demo.drafts import drafts
from dragging.cli.demo.grants import grants
from dragging.cli.demo.world import SEED, documents, world
from dragging.core.notices import folding
from dragging.core.notices.reading import read_document
from dragging.core.notices.writers.eforms.schema import schema_faults
from dragging.core.vocabulary.law import is_article_77

DAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MARKS = {"es": "Ejemplo ficticio", "pl": "Przykład fikcyjny", "en": "Fictitious example", "bg": "Измислен пример"}
STEP_KINDS = {"change": "call", "cancel": "call", "suspend": "call"}


@pytest.fixture(scope="module")
def scenes():
    return list(world(SEED, DAY))


@pytest.fixture(scope="module")
def told(scenes):
    """Every draft of the whole world with its scene."""
    return [(scene, draft) for scene in scenes for draft in drafts(scene)]


@pytest.fixture(scope="module")
def schemas(shared, tmp_path_factory):
    """The folder of the official schemas, out of the shared archive of the SDK."""
    folder = tmp_path_factory.mktemp("sdk")
    with tarfile.open(max((shared / "data" / "eforms-sdk").glob("*.tar.gz"))) as archive:
        members = [one for one in archive.getmembers() if one.name.startswith("eforms-sdk/schemas/")]
        archive.extractall(folder, members, filter="data")
    return folder / "eforms-sdk" / "schemas"


@pytest.fixture(scope="module")
def notices():
    """The notices of one round, read from the files that are written."""
    return [one for file in documents(SEED, DAY, 1) for one in read_document(file.data, file=file.file)]


def test_same_seed_and_day_give_the_same_bytes():
    assert list(documents(SEED, DAY, 1)) == list(documents(SEED, DAY, 1))


def test_another_seed_gives_other_notices():
    assert {file.data for file in documents("other", DAY, 1)}.isdisjoint(file.data for file in documents(SEED, DAY, 1))


def test_another_day_shifts_the_dates_and_keeps_numbers_and_identity():
    one, later = (list(world(SEED, day, 1)) for day in (DAY, DAY + timedelta(days=70)))
    shifts = Counter(
        (b.days.published[step] - a.days.published[step]).days
        for a, b in zip(one, later, strict=True)
        for step in a.days.published
    )
    assert min(shifts) >= 60
    assert max(shifts) <= 80
    assert [a.id_of("call") for a in one] == [b.id_of("call") for b in later]
    assert [a.notice_number("call") for a in one] == [b.notice_number("call") for b in later]


def test_size_and_shares(scenes, told):
    assert (len(scenes), len(told)) == (1104, 2040)
    assert {key: sum(scene.land.key == key for scene in scenes) for key in COUNTRIES} == dict.fromkeys(COUNTRIES, 276)
    assert {scene.service.noise for scene in scenes} == {True, False}
    assert sum(scene.service.noise for scene in scenes) < len(scenes) / 5


def test_every_service_is_bought_in_every_country(scenes):
    for key in COUNTRIES:
        bought = {scene.subject for scene in scenes if scene.land.key == key}
        missing = [name for name in services() if not bought & set(land(key).wordings[name].titles)]
        assert missing == []


def test_values_are_given_missing_and_withheld(told):
    calls = [draft for _, draft in told if draft["kind"] == "call"]
    assert 0 < sum("estimated_value" not in draft for draft in calls) < len(calls) / 3
    awards = [award for _, draft in told for award in draft.get("awards", ())]
    assert {award["outcome"] for award in awards} == {"awarded", "unsuccessful"}
    assert any("withheld" in award for award in awards)
    assert any(len(draft.get("lots", ())) > 2 for draft in calls)


def test_reservations_follow_the_law_of_the_country(scenes):
    reserved = [scene for scene in scenes if scene.reserved]
    assert {basis for scene in reserved for basis in scene.reserved} == {
        "art77", "art20_participation", "art20_execution",
    }  # fmt: skip
    for scene in reserved:
        if "art77" in scene.reserved:
            assert is_article_77(scene.cpv)
            assert scene.months <= 36
            assert scene.land.key != "bg"


def test_hours_and_price_of_home_care_in_spain_fit(scenes):
    """Between what an hour costs at the minimum wage with its contributions and what agencies ask."""
    prices = []
    for scene in scenes:
        hours = re.search(r"máximo de ([\d.]+) horas al año", scene.sentences["tell"])
        if scene.land.key == "es" and scene.cpv in {"85312400", "85311100"} and hours:
            prices.append(scene.amount / (int(hours[1].replace(".", "")) * scene.months / 12))
    assert len(prices) > 3
    assert 14 < min(prices) <= max(prices) < 32, prices


def test_bulgaria_counts_in_leva_until_2025(scenes):
    for scene in scenes:
        if scene.land.key == "bg":
            first = min(scene.days.sent(step) for step in scene.days.published)
            assert scene.currency == ("BGN" if first < date(2026, 1, 1) else "EUR")


def test_every_text_ends_with_the_mark_of_fiction(told):
    for scene, draft in told:
        mark = scene.land.phrases.mark
        assert mark.startswith(MARKS[scene.land.phrases.language])
        assert draft["description"].endswith(mark)
        assert all(lot["description"].endswith(mark) for lot in draft.get("lots", ()))


def test_no_slot_is_left_and_no_sentence_is_broken(told):
    for _, draft in told:
        for text in (draft["title"], draft["description"], *(lot["title"] for lot in draft.get("lots", ()))):
            assert not re.search(r"[{}]|\.\.| {2}|\s[.,;]", text), text


def test_no_two_calls_read_alike(told):
    """Numbers set aside, no two calls share their description, and hardly any share two thirds of their sentences."""
    calls = [draft for _, draft in told if draft["kind"] == "call" and "change" not in draft]
    plain = [re.sub(r"\d[\d.,\u00a0]*", "#", draft["description"]) for draft in calls]
    bags = [frozenset(text.split(". ")[:-1]) for text in plain]
    by_opening: dict[str, list[frozenset[str]]] = {}
    for text, bag in zip(plain, bags, strict=True):
        by_opening.setdefault(text.split(" ")[0] + text.split(" ")[1], []).append(bag)
    near = [
        len(a & b) / min(len(a), len(b))
        for group in by_opening.values()
        for number, a in enumerate(group)
        for b in group[:number]
    ]
    alike = [sum(share > bound for share in near) for bound in (1 / 2, 2 / 3)]
    sys.stdout.write(f"calls {len(calls)}, distinct {len(set(plain))}, pairs over 1/2 and 2/3 alike: {alike}\n")
    assert len(set(plain)) == len(calls)
    assert alike[1] < len(calls) / 40


def test_written_notices_are_read_without_a_problem(notices):
    assert [(one.id, one.problems) for one in notices if one.problems] == []
    assert {one.publication_date <= DAY for one in notices} == {True}


def test_deadlines_lie_after_dispatch(notices):
    answerable = [one for one in notices if one.deadline]
    assert {one.deadline[:10] > one.dispatch_date.isoformat() for one in answerable} == {True}
    assert {one.kind for one in answerable} == {"call", "consultation"}


def test_every_chain_folds_into_the_state_it_was_planned_for(notices):
    keyed = {folding.notice_key(one, "demo"): one for one in notices}
    opportunities = [folding.fold(group) for group in folding.chains(keyed, dict.fromkeys(keyed, "demo"))]
    made = Counter((folding.state_at(one, MOMENT), tuple(step.kind for step in one.timeline)) for one in opportunities)
    planned = Counter(
        (state, tuple(STEP_KINDS.get(step, step) for step in steps))
        for steps, state, times in STORIES.values()
        for _ in range(times)
    )
    assert made == planned
    assert len(opportunities) == 46


def test_written_notices_pass_the_official_schema(schemas):
    """A round holds every story, form and country."""
    assert [(one.file, schema_faults(one.data, schemas)) for one in documents(SEED, DAY, 1)] == [
        (one.file, ()) for one in documents(SEED, DAY, 1)
    ]


def test_grant_calls_are_marked_and_most_are_open():
    calls = list(grants(SEED, DAY))
    assert len(calls) == 32
    assert {(one.kind, one.source.format) for one in calls} == {("grant_call", "template")}
    assert len({one.id for one in calls}) == 32
    assert 16 <= sum(one.deadline[:10] >= DAY.isoformat() for one in calls) < 32
    for one in calls:
        assert MARKS[one.language] in one.description[one.language]
        assert one.deadline[:10] > one.dispatch_date.isoformat()
    assert calls == list(grants(SEED, DAY))
