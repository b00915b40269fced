"""Every address, in every role, with one's own and with another's: real requests against the written matrix."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from permissions import DOCUMENT, Reader, Row, document, rows

from dragging.apps.organisations import documents, joining, operations, verification
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import JoinRequest, Membership, Person

pytestmark = [pytest.mark.django_db, pytest.mark.database]

OBJECTS = [row for row in rows() if row.object not in {"", "public", "nothing", "asked"}]
NEVER = "zzzzzzzzzzzz"
"""An id that nobody was given."""


def addresses(resolver, before="/") -> Iterator[str]:
    for one in resolver.url_patterns:
        pattern = str(one.pattern).replace("^", "")
        if hasattr(one, "url_patterns"):
            yield from addresses(one, before + pattern)
        else:
            yield before + pattern


def test_every_address_has_one_row_and_every_row_an_address():
    assert sorted(row.address for row in rows()) == sorted(addresses(get_resolver()))


def test_the_document_is_made_from_the_table():
    assert DOCUMENT.read_text(encoding="utf-8") == document()


class World:
    """One person a role, and of each team what an id can be of; another NGO has the same of its own."""

    def __init__(self, now) -> None:
        self.now = now
        self.people = {
            Reader.PERSON: self.person("nobody"), Reader.EDITOR: self.person("editor", is_editor=True),
            Reader.ADMINISTRATOR: self.person("root", is_superuser=True),
        }  # fmt: skip
        self.ids: dict[object, dict[str, str]] = {}
        ngo = self.team("ngo", Kind.NGO, Reader.MANAGER, Reader.MEMBER, "member")
        office = self.team("office", Kind.ADMINISTRATION, None, Reader.OFFICER, "officer")
        support = self.team("support", Kind.SUPPORT, Reader.SUPPORT_MANAGER, Reader.MENTOR, "mentor")
        other = self.team("other", Kind.NGO, None, None, "member")
        self.other = self.ids[other]
        self.asked = verification.ask(organisation=other, person=self.found_by[other], fact="legal_form", value="asociacion", document=None, now=now)
        self.teams = {Reader.MANAGER: ngo, Reader.MEMBER: ngo, Reader.OFFICER: office, Reader.MENTOR: support, Reader.SUPPORT_MANAGER: support}
        self.merge = f"{ngo.public_id}/merge/{other.public_id}"
        _, self.token = operations.invite(organisation=ngo, person=self.found_by[ngo], email="asked@example.org", role="member", language="en", now=now)

    found_by: dict[object, Person]

    def person(self, name: str, **more) -> Person:
        made = Person.objects.create_user(f"{name}@example.org", "a long password", joined_at=self.now, **more)
        EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
        return made

    def team(self, name: str, kind: Kind, manager: Reader | None, second: Reader | None, role: str):
        first = self.person(f"{name}-first")
        organisation = operations.found(person=first, kind=kind, name=f"Entidad {name}", country="ES", now=self.now).organisation
        self.found_by = {**getattr(self, "found_by", {}), organisation: first}
        for reader, level in ((manager, "manager"), (second, role)):
            somebody = self.person(f"{name}-{level}")
            Membership.objects.create(organisation=organisation, person=somebody, role=level, since=self.now)
            if reader:
                self.people[reader] = somebody
        target = Membership.objects.create(organisation=organisation, person=self.person(f"{name}-target"), role=role, since=self.now)
        invited, _ = operations.invite(organisation=organisation, person=first, email=f"{name}@example.net", role=role, language="en", now=self.now)
        joining.ask(person=self.person(f"{name}-asks"), organisations=[organisation], now=self.now)
        paper = documents.add(organisation=organisation, person=first, name="x.pdf", content=b"%PDF-" + name.encode(), now=self.now)
        wish = JoinRequest.objects.get(organisation=organisation)
        self.ids[organisation] = {
            "member": target.public_id, "invitation": invited.public_id, "wish": wish.public_id, "document": paper.public_id,
        }  # fmt: skip
        return organisation

    def own(self, reader: Reader) -> dict[str, str]:
        """Of one's own team; who has none asks for another's."""
        team = self.teams.get(reader)
        return self.ids[team] if team else self.other


@pytest.fixture
def world(moment, settings, tmp_path, samples):
    settings.DATA_FOLDER = tmp_path
    return World(moment)


@pytest.fixture
def public(world):
    """What stands for each place of an address that everybody may ask for."""
    from dragging.apps.bank.models import Opportunity, Party

    opportunity, party = Opportunity.objects.order_by("pk").first(), Party.objects.order_by("pk").first()
    notice = opportunity.notices.order_by("pk").first()
    places = {
        "opportunities": opportunity.public_id, "buyers": party.public_id, "source": notice.source_id, "number": notice.key.rpartition(":")[2],
        "step": "who", "code": "references", "name": "people", "key": "abc", "uidb36": "1", "pk": "1", "token": world.token, "slug": "entidad-other",
    }  # fmt: skip

    def fill(address: str, given: str | None) -> str:
        if "merge" in address:
            return address.replace("<str:keep>/merge/<str:double>", world.merge)
        address = re.sub(r"\(\?P<(\w+)>[^()]*(?:\([^)]*\))?[^()]*\)", r"<\1>", address).replace("$", "")
        kind = "buyers" if "/buyers/" in address else "opportunities"

        def value(found: re.Match[str]) -> str:
            name = found[1]
            return (given or places[kind]) if name == "public_id" else places[name]

        return re.sub(r"<(?:\w+:)?(\w+)>", value, address)

    return fill


def ask(client: Client, method: str, path: str):
    """One request whose effects are taken back."""
    with transaction.atomic():
        answer = client.generic(method, path, content_type="application/x-www-form-urlencoded")
        if answer.streaming:
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer


def is_refused(answer, reader: Reader) -> bool:
    if reader is Reader.VISITOR:
        return answer.status_code == 302 and "/account/login/?next=" in answer["Location"]
    return answer.status_code == 404


def is_let_in(answer, reader: Reader, row: Row) -> bool:
    """A page, a form with mistakes, or a way on; never the way to signing in, but on pages of signing in itself."""
    leads_to_sign_in = "/account/login/?next=" in answer.headers.get("Location", "")
    right = {200, 302, 400, 422} | ({404} if row.object == "nothing" else set())
    return answer.status_code in right and (row.who == "everybody" or not leads_to_sign_in)


@pytest.mark.parametrize("reader", list(Reader), ids=lambda one: one.name.lower())
def test_everybody_opens_what_is_theirs_and_nothing_else(world, public, reader):
    wrong = []
    for row in rows():
        client = Client()
        if reader is not Reader.VISITOR:
            client.force_login(world.people[reader])
        given = world.asked.public_id if row.object == "asked" else world.own(reader).get(row.object)
        for method in ("GET", "POST"):
            answer = ask(client, method, public(row.address, given))
            if row.who == "nobody":
                is_right = answer.status_code in {404, 405}
            elif method not in row.methods:
                is_right = answer.status_code == 405 or is_refused(answer, reader)
            elif reader in row.readers:
                is_right = is_let_in(answer, reader, row)
            else:
                is_right = is_refused(answer, reader)
            if not is_right:
                wrong.append((method, row.address, answer.status_code, answer.headers.get("Location")))
    assert "\n".join(map(str, wrong)) == ""


@pytest.mark.parametrize("reader", [one for one in Reader if one is not Reader.VISITOR], ids=lambda one: one.name.lower())
def test_what_another_organisation_has_is_answered_like_what_was_never_there(world, public, reader):
    """The same status, the same bytes but for the address itself, and as many queries."""
    client = Client()
    client.force_login(world.people[reader])
    different = []
    ask(client, "GET", "/en/nowhere/")  # what is asked once a session must not count
    for row in OBJECTS:
        for method in row.methods:
            told = []
            for given in (world.other[row.object], NEVER):
                path = public(row.address, given)
                with CaptureQueriesContext(connection) as asked:
                    answer = ask(client, method, path)
                body = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content.replace(given.encode(), b"ID"))
                told.append((answer.status_code, body, len(asked)))
            if told[0] != told[1] or told[0][0] != 404:
                different.append((method, row.address, [(status, count) for status, _body, count in told]))
    assert different == []
