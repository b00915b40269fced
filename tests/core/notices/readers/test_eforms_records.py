"""One walk by a table of paths."""

from lxml import etree

from dragging.core.notices.readers.eforms.names import clark
from dragging.core.notices.readers.eforms.records import Part, Record, Shape

SHAPE = Shape(
    {
        "id": "cbc:ID",
        "code": "cac:Place/cbc:ID",
        "lots": Part("cac:Lot", {"id": "cbc:ID", "inner": Part("cac:Lot", {"id": "cbc:ID"})}),
    }
)


def _read(text: str) -> Record:
    spaces = {name: clark(f"{name}:x").partition("}")[0].removeprefix("{") for name in ("cac", "cbc")}
    declared = " ".join(f'xmlns:{name}="{space}"' for name, space in spaces.items())
    return SHAPE.read(etree.fromstring(f"<notice {declared}>{text}</notice>"))


def test_fields_are_sorted_by_path_in_document_order():
    found = _read(
        "<cbc:ID>1</cbc:ID><cac:Place><cbc:ID>a</cbc:ID></cac:Place><cbc:ID>2</cbc:ID><cac:Place><cbc:ID>b</cbc:ID></cac:Place>"
    )
    assert (found.texts("id"), found.texts("code")) == (["1", "2"], ["a", "b"])


def test_parts_hold_only_their_own():
    found = _read("<cac:Lot><cbc:ID>1</cbc:ID><cac:Lot><cbc:ID>1.1</cbc:ID></cac:Lot></cac:Lot><cac:Lot/>")
    assert [lot.texts("id") for lot in found.parts("lots")] == [["1"], []]
    assert [lot.text("id") for lot in found.parts("lots")[0].parts("inner")] == ["1.1"]
    assert found.texts("id") == []


def test_first_text_that_is_not_empty():
    found = _read("<cbc:ID> </cbc:ID><cbc:ID>2</cbc:ID>")
    assert (found.text("id"), found.text("code")) == ("2", None)
    assert found.first("code") is None


def test_other_names_and_spaces_are_left_out():
    assert _read("<ID>1</ID><cac:ID>2</cac:ID><!-- 3 --><cac:Other><cbc:ID>4</cbc:ID></cac:Other>").texts("id") == []
