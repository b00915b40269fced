from __future__ import annotations

import pytest

from dragging.apps.organisations import documents, operations, verification
from dragging.apps.organisations.enums import Kind, Seen
from dragging.apps.organisations.models import Action, MailItem, Person
from dragging.apps.organisations.operations import Refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
PDF = b"%PDF-1.7\nan invented register extract"


@pytest.fixture
def ana(moment):
    return Person.objects.create_user("ana@example.org", "a long password", joined_at=moment)


@pytest.fixture
def hers(ana, moment):
    return operations.found(person=ana, kind=Kind.NGO, name="Asociación Ejemplo", country="ES", now=moment)


@pytest.fixture
def support(moment):
    eva = Person.objects.create_user("eva@example.org", "a long password", joined_at=moment)
    return operations.found(person=eva, kind=Kind.SUPPORT, name="Centro de apoyo", country="ES", now=moment)


@pytest.fixture
def paper(hers, ana, moment):
    return documents.add(organisation=hers.organisation, person=ana, name="extract.pdf", content=PDF, now=moment)


def test_a_paper_is_kept_whole_and_for_its_owner_only(paper):
    place = documents.place(paper.sha256)
    assert place.read_bytes() == PDF
    assert place.stat().st_mode & 0o077 == 0
    assert (paper.media_type, paper.size) == ("application/pdf", 37)


def test_the_same_bytes_are_one_document(paper, hers, ana, moment):
    again = documents.add(organisation=hers.organisation, person=ana, name="copy.pdf", content=PDF, now=moment)
    assert again == paper


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"<html><script>", "type_unknown"), (b"MZ\x90\x00", "type_unknown"), (b"%PDF-" + b"0" * 10 * 1024 * 1024, "too_large")],
    ids=["empty", "page", "program", "large"],
)
def test_what_is_no_paper_is_refused(hers, ana, moment, content, reason):
    with pytest.raises(Refused, match=reason):
        documents.add(organisation=hers.organisation, person=ana, name="report.pdf", content=content, now=moment)


@pytest.mark.parametrize(("name", "kept"), [("../../etc/passwd", "passwd"), ("C:\\a\\b.pdf", "b.pdf"), ("a\r\nb\x1b.pdf", "ab.pdf"), ("", "document")])
def test_a_name_can_steer_nothing(hers, ana, moment, name, kept):
    assert documents.add(organisation=hers.organisation, person=ana, name=name, content=PDF, now=moment).name == kept


def test_another_organisation_does_not_see_it(paper, support):
    assert documents.visible(paper.public_id, paper.organisation, approves=False) == paper
    assert documents.visible(paper.public_id, support.organisation, approves=True) is None


def test_who_is_asked_to_verify_sees_the_evidence(paper, hers, ana, support, moment):
    verification.ask(organisation=hers.organisation, person=ana, fact="status:empresa_insercion", value={}, document=paper, now=moment)
    assert documents.visible(paper.public_id, support.organisation, approves=True) == paper
    with pytest.raises(Refused, match="is_evidence"):
        documents.remove(document=paper, person=ana, now=moment)


def test_removing_takes_the_bytes_away(paper, ana, moment):
    documents.remove(document=paper, person=ana, now=moment)
    assert not documents.place(paper.sha256).exists()


def test_bytes_that_another_organisation_holds_stay(paper, ana, support, moment):
    theirs = documents.add(organisation=support.organisation, person=support.person, name="x.pdf", content=PDF, now=moment)
    documents.remove(document=paper, person=ana, now=moment)
    assert documents.place(theirs.sha256).read_bytes() == PDF


@pytest.fixture
def asked(hers, ana, paper, moment):
    return verification.ask(
        organisation=hers.organisation, person=ana, fact="status:empresa_insercion", value={"valid_from": "2020-01-01"}, document=paper, now=moment
    )


def decide(asked, by, moment, **more):
    told = {"is_right": True, "seen": Seen.DOCUMENT, "note_text": "", "valid_to": None} | more
    verification.decide(verification=asked, by=by, now=moment, **told)


def test_a_verification_says_by_whom_when_and_on_what(asked, hers, support, moment):
    decide(asked, support, moment)
    (badge,) = verification.badges(hers.organisation, moment.date())
    assert (badge.decided_for, badge.decided_at, badge.seen) == (support.organisation, moment, "document")
    assert MailItem.objects.get().values == {"fact": "status:empresa_insercion", "by": "Centro de apoyo", "organisation": "Asociación Ejemplo"}
    assert list(Action.objects.filter(organisation=hers.organisation).order_by("pk").values_list("verb", flat=True))[-1] == "verified"


def test_a_badge_ends_with_its_proof(asked, hers, support, moment):
    decide(asked, support, moment, valid_to=moment.date().replace(day=23))
    assert verification.badges(hers.organisation, moment.date()) == []


def test_nobody_verifies_their_own(asked, hers, moment):
    with pytest.raises(Refused, match="own_organisation"):
        decide(asked, hers, moment)


def test_nothing_is_verified_on_no_ground(asked, support, moment):
    with pytest.raises(Refused, match="nothing_seen"):
        decide(asked, support, moment, seen=None)


def test_a_decision_stands(asked, support, moment):
    decide(asked, support, moment, is_right=False)
    with pytest.raises(Refused, match="already_decided"):
        decide(asked, support, moment)


def test_one_fact_is_asked_about_once_at_a_time(asked, hers, ana, support, moment):
    with pytest.raises(Refused, match="already_asked"):
        verification.ask(organisation=hers.organisation, person=ana, fact="status:empresa_insercion", value={}, document=None, now=moment)
    decide(asked, support, moment, is_right=False)
    verification.ask(organisation=hers.organisation, person=ana, fact="status:empresa_insercion", value={}, document=None, now=moment)
