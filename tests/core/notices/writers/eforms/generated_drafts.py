"""Drafts made by chance within the rules, for the properties of the writer."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

LANGUAGES = ["es", "pl", "bg", "en", "ga", "el"]
COUNTRIES = {"ES": ["ES418", "ES300"], "PL": ["PL213", "PL911"], "BG": ["BG332", "BG411"], "IE": ["IE051"], "GR": ["EL301"]}
CPV = {"services": ["85312000", "90911200", "60130000", "49000000"], "supplies": ["15000000", "39000000", "48000000"], "works": ["45212212"]}
WRITABLE = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff")
# What the reader takes for a writer's placeholder, or trims, is not a text that an officer writes.
WORDS = st.text(WRITABLE, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
DAYS = st.integers(1, 900).map(lambda days: (date(2026, 11, 20) + timedelta(days=days)).isoformat())
PAST_DAYS = st.integers(0, 900).map(lambda days: (date(2026, 11, 20) - timedelta(days=days)).isoformat())
MOMENTS = st.builds("{}T{:02}:{:02}{}".format, DAYS, st.integers(3, 23), st.integers(0, 59), st.sampled_from(["", "Z", "+02:00", "-03:30"]))
MONEY = st.builds(
    lambda units, cents, currency: {"amount": f"{units}.{cents:02}", "currency": currency},
    st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["EUR", "PLN"]),
)  # fmt: skip
UUIDS = st.uuids(version=4).map(str)
NUMBERS = st.one_of(st.builds("{}-{}".format, st.integers(1, 99999999), st.integers(1990, 2099)), st.builds("{}-{:02}".format, UUIDS, st.integers(1, 99)))
BASES = st.lists(st.sampled_from(["art20_participation", "art20_execution"]), unique=True)


def chosen(draw, **strategies):
    """Some of the optional keys."""
    return {key: draw(strategy) for key, strategy in strategies.items() if draw(st.booleans())}


@st.composite
def parties(draw, words, number):
    country = draw(st.sampled_from(sorted(COUNTRIES)))
    return {
        "name": draw(words), "id": f"EXAMPLE-{number}", "town": draw(WORDS), "postcode": draw(WORDS), "country": country,
        "nuts": draw(st.sampled_from(COUNTRIES[country])), **chosen(draw, street=WORDS, website=st.just("https://a.example/?b=1&c=<".replace("<", "2"))),
    }  # fmt: skip


@st.composite
def buyers(draw, words, number):
    return {
        **draw(parties(words, number)), "email": "a.b@c-d.example", "phone": "+34 555 010 101",
        "legal_type": draw(st.sampled_from(["la", "body-pl", "ra"])), "activity": draw(st.sampled_from(["gen-pub", "soc-pro"])),
        **chosen(draw, profile_url=st.just("https://profile.example")),
    }  # fmt: skip


def periods(draw):
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return draw(st.sampled_from([{}, {"duration_months": draw(st.integers(1, 1200))}, {"start": first, "end": last}, {"start": first}]))


def criteria(draw, words):
    weights = draw(st.sampled_from([[100], [60, 40], ["33.3", "33.3", "33.4"]]))
    return [{"type": draw(st.sampled_from(["price", "cost", "quality"])), "name": draw(words), "weight": weight,
             **chosen(draw, description=words)} for weight in weights]  # fmt: skip


def clauses(draw, words):
    found = {}
    if draw(st.booleans()):
        found |= {"social": draw(st.lists(st.sampled_from(["opp", "acc-all", "other"]), min_size=1, unique=True)), "social_text": draw(words)}
    if draw(st.booleans()):
        found |= draw(st.sampled_from([{"accessibility": "inc"}, {"accessibility": "n-inc-just", "accessibility_text": draw(words)}]))
    return found


def lots(draw, words, kind):
    def lot():
        nature = draw(st.sampled_from(sorted(CPV)))
        found = {"title": draw(words), "nature": nature, "cpv": draw(st.sampled_from(CPV[nature])), **periods(draw),
                 **chosen(draw, estimated_value=MONEY, description=words, places=st.just(["ES413", "EL301"]))}  # fmt: skip
        if kind in {"call", "award"}:
            found |= clauses(draw, words) | {"award_criteria": criteria(draw, words)}
        if kind in {"call", "planning"}:
            found |= chosen(draw, reserved=BASES, sme_suitable=st.booleans())
        if kind in {"call", "consultation"}:
            found |= chosen(draw, deadline=MOMENTS)
        return found

    return [lot() for _ in range(draw(st.integers(1, 4)))]


def awards(draw, words, count):
    def award(number):
        base = {"lot": f"LOT-{number:04}", "outcome": draw(st.sampled_from(["awarded", "awarded", "unsuccessful", "open"]))}
        total = draw(st.integers(1, 50))
        if base["outcome"] == "unsuccessful":
            return base | draw(st.sampled_from([{"reason": "no-rece"}, {"reason": "all-rej", "tenders": total}]))
        if base["outcome"] == "open":
            return base
        money = draw(MONEY) | {"currency": "EUR"}
        withheld = {"reason": "fair-comp", "text": draw(words), **chosen(draw, until=DAYS)}
        return base | {
            "tenders": draw(st.sampled_from([total, {"total": total, "small": 0, "electronic": total}])), "contract": f"C-{number}",
            "date": draw(PAST_DAYS), "value": money, **chosen(draw, withheld=st.just(withheld)),
            "winners": [draw(parties(words, f"{number}-{place}")) | {"size": "small"} for place in range(draw(st.integers(1, 2)))],
        }  # fmt: skip

    return [award(number) for number in range(1, count + 1)]


@st.composite
def drafts(draw):
    """A draft of any kind as JSON would give it."""
    kind = draw(st.sampled_from(["planning", "consultation", "call", "award"]))
    languages = draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True))
    words = st.fixed_dictionaries(dict.fromkeys(languages, WORDS))
    nature = draw(st.sampled_from(sorted(CPV)))
    several = lots(draw, words, kind)
    found = {
        "kind": kind, "languages": languages, "notice_id": draw(UUIDS), "version": draw(st.integers(1, 99)),
        "dispatched": draw(st.sampled_from(["2026-11-20T10:00", "2026-11-20T23:59:59+02:00", "2026-11-20T00:00Z"])),
        "buyer": draw(buyers(words, "A")), "title": draw(words), "description": draw(words), "nature": nature,
        "cpv": draw(st.sampled_from(CPV[nature])), "lots": several,
        **chosen(draw, estimated_value=MONEY, cpv_additional=st.just(["85320000", "98000000"]), places=st.just(["PL213"]),
                 previous_notices=st.lists(NUMBERS, max_size=2, unique=True), joint_buyers=st.tuples(buyers(words, "B")).map(list)),
    }  # fmt: skip
    return found | _of_kind(draw, kind, words, several) | _around(draw, words)


def _of_kind(draw, kind, words, several):
    light = draw(st.booleans()) and kind in {"call", "award"}
    pages = {"documents_url": "https://docs.example", "submission_url": "https://tenders.example"}
    if kind == "planning":
        return {"planned_date": draw(DAYS), **chosen(draw, gpa=st.booleans(), review_body=parties(words, "R"))}
    if kind == "consultation":
        return {"deadline": draw(MOMENTS), "submission_url": pages["submission_url"], **chosen(draw, planned_date=DAYS)}
    shared = {"procedure_id": draw(UUIDS), "light_regime": light, "procedure_features": draw(words),
              **chosen(draw, eu_funds=st.booleans(), electronic_auction=st.booleans(), review_body=parties(words, "R"))}  # fmt: skip
    if not light:
        shared |= chosen(draw, gpa=st.booleans())
    if kind == "award":
        return shared | {"awards": awards(draw, words, len(several)), **draw(st.sampled_from([
            {"procedure": "open"}, {"procedure": "restricted", "tender_languages": None},
            {"procedure": "neg-wo-call", "direct_award_reason": "technical", "direct_award_text": draw(words)}]))}
    procedure = draw(st.sampled_from([{}, {"procedure": "oth-single", "tender_validity_days": 30}, {"procedure": "restricted", "min_candidates": 5}]))
    return shared | pages | procedure | {"deadline": draw(MOMENTS), **chosen(draw, tender_languages=st.just(["es", "en"]))}


def _around(draw, words):
    sections = st.lists(st.fixed_dictionaries({"section": st.sampled_from(["PROCEDURE", "LOT-0001"]), "text": words}, optional={"documents_on": PAST_DAYS}), max_size=2)
    change = st.fixed_dictionaries({"notice": NUMBERS, "reason": st.sampled_from(["cor-buy", "cancel", "update-add"]), "text": words, "sections": sections})
    publication = st.fixed_dictionaries({"number": st.just("00123456-2026"), "date": DAYS, "gazette": st.just("228/2026")})
    return chosen(draw, change=change, publication=publication)
