"""Formats told apart by the root element."""

import pytest
from lxml import etree

from dragging.core.notices.detect import detect
from dragging.core.notices.model import NotANotice

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
BASIC = UBL + "CommonBasicComponents-2"


def root(text):
    return etree.fromstring(text)


@pytest.mark.parametrize(
    "namespace",
    [
        "http://publications.europa.eu/resource/schema/ted/R2.0.9/publication",
        "http://formex.publications.europa.eu/ted/schema/export/R2.0.9.S01.E01",
        "http://publications.europa.eu/TED_schema/Export",
        "",
    ],
)
def test_an_old_notice_is_known_in_every_namespace(namespace):
    assert detect(root(f'<TED_EXPORT xmlns="{namespace}" VERSION="R2.0.9.S01.E01"/>')) == ("ted-xml", "R2.0.9.S01.E01")


def test_a_version_that_is_not_stated_stays_open():
    assert detect(root("<TED_EXPORT/>")) == ("ted-xml", None)


@pytest.mark.parametrize("name", ["ContractNotice", "ContractAwardNotice", "PriorInformationNotice"])
def test_an_eforms_notice_tells_its_version(name):
    text = f'<{name} xmlns="{UBL}{name}-2" xmlns:b="{BASIC}"><b:CustomizationID> eforms-sdk-1.10 </b:CustomizationID></{name}>'
    assert detect(root(text)) == ("eforms", "eforms-sdk-1.10")


def test_a_registration_of_a_business_is_eforms():
    name = "BusinessRegistrationInformationNotice"
    space = "http://data.europa.eu/p27/eforms-business-registration-information-notice/1"
    assert detect(root(f'<{name} xmlns="{space}"/>')) == ("eforms", None)


@pytest.mark.parametrize("text", ["<html/>", "<ContractNotice/>", '<ContractNotice xmlns="urn:other"/>', "<feed/>"])
def test_anything_else_is_refused_by_the_name_of_its_root(text):
    with pytest.raises(NotANotice) as refused:
        detect(root(text))
    assert (refused.value.reason, refused.value.detail) == ("unknown_format", etree.QName(root(text)).localname)
