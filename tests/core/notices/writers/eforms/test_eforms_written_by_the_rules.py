"""Every kind of notice that we write against the official schema and the rules of fields.json."""

import copy

import pytest
from lxml import etree

from drafts_of_every_kind import drafts
from dragging.core.notices.draft import read_draft
from dragging.core.notices.draft.tables import code_list, official_languages
from dragging.core.notices.writers import eforms

FORMS = {"4", "E1", "16", "20", "21", "29", "33"}


def written(name: str) -> tuple[etree._Element, str]:
    draft = read_draft(drafts()[name])
    return etree.fromstring(eforms.write(draft)), draft.form


def test_every_form_is_among_the_drafts():
    assert {read_draft(data).form for data in drafts().values()} == FORMS


@pytest.mark.parametrize("name", drafts())
def test_the_official_schema_accepts_it(sdk, name):
    root, _ = written(name)
    assert sdk.schema_faults(root) == []


@pytest.mark.parametrize("name", drafts())
def test_it_holds_every_mandatory_field_no_forbidden_one_and_official_codes(sdk, name):
    root, form = written(name)
    assert sdk.faults(root, form) == []


@pytest.mark.parametrize("name", drafts())
def test_it_holds_to_the_conditions_that_can_be_judged(conditions, name):
    root, form = written(name)
    assert conditions.faults(root, form) == []


@pytest.mark.parametrize(
    ("name", "gone", "field"),
    [
        ("call", "cac:TenderingProcess/cac:ProcessJustification", "BT-106-Procedure"),
        ("call", "//cac:TenderValidityPeriod", "BT-98-Lot"),
        ("award", "//efac:LotTender/efac:SubcontractingTerm", "BT-773-Tender"),
        ("award, no tenders", "//efac:DecisionReason", "BT-144-LotResult"),
        ("call, restricted", "//cac:EconomicOperatorShortList/cbc:MinimumQuantity", "BT-50-Lot"),
    ],
)
def test_a_breach_of_a_condition_is_found(conditions, name, gone, field):
    root, form = written(name)
    for one in root.xpath(gone, namespaces={key: value for key, value in root.nsmap.items() if key}):
        one.getparent().remove(one)
    assert any(fault.startswith(f"{field} is missing") for fault in conditions.faults(root, form))


def test_most_conditions_of_our_forms_are_judged(conditions):
    for name in drafts():
        conditions.faults(*written(name))
    assert len(conditions.judged) > 2 * len(conditions.skipped)


@pytest.mark.parametrize("name", ["planning", "consultation", "call", "call, light", "call, light, utilities", "award", "award, light"])
def test_the_smallest_notice_has_nothing_mandatory_to_spare(sdk, name):
    """Each mandatory field, taken out of a written notice, is missed: the judge can say no."""
    root, form = written(name)
    missed = []
    for field in sdk.fields:
        if not sdk._holds(field.get("mandatory"), form):
            continue
        copied = copy.deepcopy(root)
        for match in sdk.paths[field["id"]](copied):
            if isinstance(match, etree._Element):
                match.getparent().remove(match)
            else:
                del match.getparent().attrib[match.attrname]
        if not any(fault.startswith(f"{field['id']} is mandatory") for fault in sdk.faults(copied, form)):
            missed.append(field["id"])
    assert missed == []


@pytest.mark.parametrize(("form", "other"), [("call", "4"), ("award", "16"), ("planning", "29"), ("consultation", "33")])
def test_a_notice_under_a_wrong_form_is_refused(sdk, form, other):
    root, _ = written(form)
    found = sdk.faults(root, other)
    assert any("forbidden" in fault for fault in found)
    assert any("mandatory" in fault for fault in found)


@pytest.mark.parametrize(
    ("path", "change", "fault"),
    [
        ("//cbc:PartyTypeCode", "town-hall", "BT-11-Procedure-Buyer: town-hall is not in buyer-legal-type"),
        ("//cbc:IssueDate", "2026-11-20", "BT-05(a)-notice: 2026-11-20 against its pattern"),
        ("//cbc:EndpointID", "ejemplar", "BT-18-Lot: ejemplar against its pattern"),
        ("//cac:ProcurementProjectLot//cbc:Name", "x" * 401, "BT-21-Lot: too long"),
    ],
)
def test_a_wrong_value_is_refused(sdk, path, change, fault):
    root, form = written("call")
    root.xpath(path, namespaces={key: value for key, value in root.nsmap.items() if key})[0].text = change
    assert fault in sdk.faults(root, form)


def test_our_codes_are_codes_of_the_sdk(sdk):
    """A later SDK may know more; a code that it no longer knows must go here too."""
    import json
    from importlib import resources

    lists = json.loads(resources.files("dragging.core.notices.draft").joinpath("data/code_lists.json").read_text(encoding="utf-8"))["lists"]
    unknown = {name: sorted(set(codes) - sdk.codes(name)) for name, codes in lists.items() if name != "nuts-country"}
    assert unknown == {name: [] for name in lists if name != "nuts-country"}
    assert set(official_languages().values()) == sdk.codes("eu-official-language")


def test_the_countries_with_regions_are_those_of_the_sdk(sdk):
    from dragging.core.vocabulary.codes import country

    assert sorted(code_list("nuts-country")) == sorted(country(code) for code in sdk.codes("nuts-country"))


def test_our_keys_name_fields_of_the_sdk_with_their_forms(sdk):
    import csv
    from importlib import resources

    known: dict[str, set[str]] = {}
    for field in sdk.fields:
        for form in FORMS:
            if not sdk._holds(field.get("forbidden"), form):
                known.setdefault(field["btId"], set()).add(form)
    with resources.files("dragging.core.notices.draft").joinpath("data/keys.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = [row["key"] for row in rows if row["field"] and not all(field in known for field in row["field"].split())]
    assert wrong == []
    said_where_forbidden = [
        f"{row['object']}.{row['key']} in {form}"
        for row in rows
        for form in row["forms"].split()
        if not any(form in known[field] for field in row["field"].split())
    ]
    assert said_where_forbidden == []
