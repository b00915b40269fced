"""The tender section of a release: the procedure as the notice tells it."""

from __future__ import annotations

import re

from dragging.core.notices.model import Change, Notice
from dragging.core.notices.ocds_terms import (
    CATEGORY_OF_NATURE,
    DOCUMENT_OF_KIND,
    METHOD_OF_PROCEDURE,
    STATUS_OF_KIND,
)
from dragging.core.notices.writers.ocds.lots import cpv, put_lots, put_reserved, put_social
from dragging.core.notices.writers.ocds.terms import put_lot_limits, put_terms
from dragging.core.notices.writers.ocds.values import Object, day_time, days, link, moment, put_value, said

_CELEX = re.compile(r"\d{5}[A-Z]{1,2}\d{4}", re.ASCII)


def tender(notice: Notice, country: str | None) -> Object:
    told: Object = {"id": notice.procedure_id or notice.id}
    said(told, "title", notice.title, notice.language)
    said(told, "description", notice.description, notice.language)
    _put(told, "status", STATUS_OF_KIND.get(notice.kind))
    _put(told, "mainProcurementCategory", CATEGORY_OF_NATURE.get(notice.nature or ""))
    _put(told, "procurementMethod", METHOD_OF_PROCEDURE.get(notice.procedure or ""))
    _put(told, "procurementMethodDetails", notice.procedure)
    if notice.legal_basis:
        scheme = {"scheme": "CELEX"} if _CELEX.fullmatch(notice.legal_basis) else {}
        told["legalBasis"] = scheme | {"id": notice.legal_basis}
    if notice.cpv_main:
        told["classification"] = cpv(notice.cpv_main)
    put_value(told, notice.estimated_value)
    due = moment(notice.deadline, country) if notice.deadline else None
    if due:
        told["tenderPeriod"] = {"endDate": due}
    _put(told, "contractPeriod", _period(notice))
    _put_own_terms(told, notice)
    put_terms(told, notice.terms, notice.language, country)
    put_lot_limits(told, notice.lot_limits)
    put_lots(told, notice, country)
    if notice.submission_url:
        told["submissionMethod"] = ["electronicSubmission"]
        told["submissionMethodDetails"] = notice.submission_url
    told["documents"] = _documents(notice)
    return told


def _put(target: Object, name: str, value: object) -> None:
    if value:
        target[name] = value


def _period(notice: Notice) -> Object:
    period: Object = {}
    if notice.start_date:
        period["startDate"] = day_time(notice.start_date)
    if notice.end_date:
        period["endDate"] = day_time(notice.end_date)
    if notice.duration_months is not None:
        period["durationInDays"] = days(notice.duration_months)
    return period


def _put_own_terms(told: Object, notice: Notice) -> None:
    """What holds for the procedure and stands in no lot."""
    in_lots = {basis for lot in notice.lots for basis in lot.reserved}
    put_reserved(told, [basis for basis in notice.reserved if basis not in in_lots])
    clauses = {clause for lot in notice.lots for clause in lot.social_clauses}
    put_social(told, [clause for clause in notice.social_clauses if clause not in clauses])


def _documents(notice: Notice) -> list[Object]:
    """The notice itself, once a language, and the procurement documents."""
    found = []
    identity = notice.notice_uuid or "notice"
    if notice.notice_uuid and notice.notice_version:
        identity = f"{notice.notice_uuid}-{notice.notice_version}"
    for place, language in enumerate(notice.languages or (None,)):
        one: Object = {"id": identity if not place else f"{identity}/{language}"}
        one["documentType"] = DOCUMENT_OF_KIND.get(notice.kind, "tenderNotice")
        _put(one, "title", notice.form)
        _put(one, "language", language)
        if notice.publication_date:
            one["datePublished"] = day_time(notice.publication_date)
        if notice.notice_url and not place:
            link(one, notice.notice_url)
        found.append(one)
    if notice.documents_url:
        documents: Object = {"id": "documents", "documentType": "biddingDocuments"}
        link(documents, notice.documents_url)
        found.append(documents)
    return found


def amendments(notice: Notice) -> list[Object]:
    return [_amendment(change, place, notice.language) for place, change in enumerate(notice.changes, 1)]


def _amendment(change: Change, place: int, language: str | None) -> Object:
    """One change; place, old and new value by the unstructured changes of the EU profile."""
    told: Object = {"id": str(place)}
    _put(told, "rationale", change.reason)
    said(told, "description", change.text, language)
    detail: Object = {}
    if change.section:
        detail["where"] = {"section": change.section}
    if change.old is not None:
        detail["oldValue"] = {"text": change.old}
    if change.new is not None:
        detail["newValue"] = {"text": change.new}
    _put(told, "unstructuredChanges", [detail] if detail else None)
    return told
