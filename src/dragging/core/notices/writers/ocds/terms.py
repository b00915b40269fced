"""On what terms one bids, of the tender or of a lot, by the extensions of the EU profile."""

from __future__ import annotations

from dragging.core.notices.model import Framework, LotLimits, Opening, SelectionCriterion, Terms
from dragging.core.notices.ocds_terms import METHOD_OF_FRAMEWORK, POLICY_OF_VARIANTS, TYPE_OF_SELECTION
from dragging.core.notices.writers.ocds.values import Object, day_time, days, moment, said


def put_terms(target: Object, terms: Terms | None, language: str | None, country: str | None) -> None:
    """Add to a tender or lot what OCDS can say of its terms; where they are performed stands in the items."""
    if terms is None:
        return
    for name, told in (
        ("selectionCriteria", _selection(terms, language)),
        ("submissionTerms", _submission(terms, language)),
        ("contractTerms", _contract(terms, language)),
        ("enquiryPeriod", _period_end(terms.questions_deadline, country)),
        ("bidOpening", _opening(terms.opening, language, country)),
        ("techniques", _techniques(terms)),
    ):
        if told:
            target[name] = target.get(name, {}) | told
    _put_choices(target, terms, language)
    said(target, "additionalInformation", terms.additional_information, language)


def put_lot_limits(tender: Object, limits: LotLimits | None) -> None:
    if limits is None:
        return
    told = {"maximumLotsBidPerSupplier": limits.offered, "maximumLotsAwardedPerSupplier": limits.awarded}
    stated = {name: number for name, number in told.items() if number is not None}
    if stated:
        tender["lotDetails"] = stated


def _selection(terms: Terms, language: str | None) -> Object:
    found = [_criterion(one, language) for one in terms.selection_criteria]
    criteria = [one for one in found if one]
    return {"criteria": criteria} if criteria else {}


def _criterion(one: SelectionCriterion, language: str | None) -> Object:
    told: Object = {"type": TYPE_OF_SELECTION[one.type]} if one.type else {}
    said(told, "name", one.name, language)
    said(told, "description", one.text, language)
    said(told, "minimum", one.minimum, language)
    return told


def _submission(terms: Terms, language: str | None) -> Object:
    told: Object = {}
    if terms.guarantee:
        said(told, "depositsGuarantees", terms.guarantee.text, language)
    if terms.variants:
        told["variantPolicy"] = POLICY_OF_VARIANTS[terms.variants]
    if terms.tender_languages:
        told["languages"] = list(terms.tender_languages)
    if terms.subcontracting:
        told["subcontractingClauses"] = list(terms.subcontracting)
    if period := _validity(terms):
        told["bidValidityPeriod"] = period
    return told


def _validity(terms: Terms) -> Object:
    period: Object = {}
    if terms.tender_validity_until:
        period["endDate"] = day_time(terms.tender_validity_until)
    if terms.tender_validity_days is not None:
        period["durationInDays"] = terms.tender_validity_days
    elif terms.tender_validity_months is not None:
        period["durationInDays"] = days(terms.tender_validity_months)
    return period


def _contract(terms: Terms, language: str | None) -> Object:
    told: Object = {}
    said(told, "financialTerms", terms.payment_terms, language)
    said(told, "performanceTerms", terms.performance_terms, language)
    if terms.legal_form:
        said(told, "tendererLegalForm", terms.legal_form.text, language)
    return told


def _period_end(stated: str | None, country: str | None) -> Object:
    due = moment(stated, country) if stated else None
    return {"endDate": due} if due else {}


def _opening(opening: Opening | None, language: str | None, country: str | None) -> Object:
    told: Object = {}
    if opening is None:
        return told
    due = moment(opening.moment, country) if opening.moment else None
    if due:
        told["date"] = due
    place: Object = {}
    said(place, "description", opening.place, language)
    if place:
        told["location"] = place
    said(told, "description", opening.text, language)
    return told


def _techniques(terms: Terms) -> Object:
    told: Object = {}
    if terms.framework:
        if terms.framework.applies is not None:
            told["hasFrameworkAgreement"] = terms.framework.applies
        if agreement := _agreement(terms.framework):
            told["frameworkAgreement"] = agreement
    if terms.dynamic_purchasing is not None:
        told["hasDynamicPurchasingSystem"] = terms.dynamic_purchasing
    return told


def _agreement(framework: Framework) -> Object:
    told: Object = {}
    if framework.code:
        told["method"] = METHOD_OF_FRAMEWORK[framework.code]
    if framework.max_operators is not None:
        told["maximumParticipants"] = framework.max_operators
    return told


def _put_choices(target: Object, terms: Terms, language: str | None) -> None:
    """Options and renewals of the contract."""
    if terms.options:
        if terms.options.applies is not None:
            target["hasOptions"] = terms.options.applies
        if terms.options.text:
            target["options"] = {}
            said(target["options"], "description", terms.options.text, language)
    if terms.renewals:
        if terms.renewals.applies is not None:
            target["hasRenewal"] = terms.renewals.applies
        renewal: Object = {} if terms.renewals.max is None else {"maximumRenewals": terms.renewals.max}
        said(renewal, "description", terms.renewals.text, language)
        if renewal:
            target["renewal"] = renewal
