"""Every address answers what its document says, whatever is asked: schemathesis over the WSGI application."""

from __future__ import annotations

import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from dragging.apps.bank.models import Notice, Party
from dragging.config.wsgi import application

pytestmark = [pytest.mark.database, pytest.mark.django_db]
SEARCH = "/api/v1/opportunities"
OPPORTUNITY = "/api/v1/opportunities/{public_id}"
NOTICE = "/api/v1/notices/{source}/{number}"
BUYER = "/api/v1/buyers/{public_id}"
RELEASE = "/api/v1/ocds/{source}/{number}"
RELEASES = "/api/v1/ocds/opportunities/{public_id}"
EVERY = [SEARCH, OPPORTUNITY, NOTICE, BUYER, RELEASE, RELEASES]
PLAIN = {"Accept-Encoding": "identity"}
CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]
BOUNDED = settings(
    max_examples=40, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def document(client):
    """The document, to be asked inside the test's transaction: a finished request must not close the connection."""
    told = schemathesis.openapi.from_dict(json.loads(client.get("/api/v1/openapi.json").content))
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    told.app = application
    yield told
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def asked(document, address, **given_):
    """The status of one request, its answer held against the document."""
    case = document[address]["GET"].Case(**given_)
    answer = case.call(headers=PLAIN)
    case.validate_response(answer, checks=CHECKS)
    return answer.status_code


@pytest.mark.parametrize("address", EVERY)
def test_anything_asked_is_answered_as_described(samples, document, address):
    @BOUNDED
    @given(case=document[address]["GET"].as_strategy())
    def ask(case):
        answer = case.call(headers=PLAIN)
        case.validate_response(answer, checks=CHECKS)

    ask()


def test_every_address_is_tried(document):
    assert sorted(document.raw_schema["paths"]) == sorted(EVERY)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 200),
        ({"q": "comedores escolares", "lang": "es"}, 200),
        ({"q": "limpieza ropa", "as_of": "2026-11-24"}, 200),
        ({"q": "\x00", "nuts": "ES"}, 200),
        ({"buyer": "\x00"}, 400),
        ({"source": 'a" OR "b'}, 400),
        ({"deadline_to": "9999-12-31"}, 400),
        ({"as_of": "0001-01-01"}, 400),
        ({"value_min": "NaN"}, 400),
    ],
)
def test_a_search_is_answered_as_described(samples, document, query, status):
    assert asked(document, SEARCH, query=query) == status


def test_every_opportunity_and_notice_is_as_described(samples, document):
    for notice in Notice.objects.select_related("opportunity"):
        public_id = notice.opportunity.public_id
        assert asked(document, OPPORTUNITY, path_parameters={"public_id": public_id}) == 200
        assert asked(document, NOTICE, path_parameters={"source": "samples", "number": notice.number}) == 200
        assert asked(document, RELEASE, path_parameters={"source": "samples", "number": notice.number}) == 200
        assert asked(document, RELEASES, path_parameters={"public_id": public_id}) == 200


def test_every_buyer_is_as_described(samples, document):
    for buyer in Party.objects.all():
        assert asked(document, BUYER, path_parameters={"public_id": buyer.public_id}) == 200
