"""On what terms one bids, of a tender or of a lot."""

from __future__ import annotations

from typing import Literal, cast

from dragging.core.notices.model import (
    Condition,
    Framework,
    LotLimits,
    Opening,
    Renewals,
    SelectionCriterion,
    Terms,
    Text,
)
from dragging.core.notices.ocds_terms import FRAMEWORK_OF_METHOD, SELECTION_OF_TYPE, VARIANTS_OF_POLICY
from dragging.core.notices.readers.ocds.node import Node, language

_NOWHERE = Terms()


def terms(node: Node, items: list[Node]) -> Terms | None:
    """The terms that a tender or lot states, with the place in the words of its items; None where there are none."""
    submission, contract = node.at("submissionTerms"), node.at("contractTerms")
    validity, techniques = submission.at("bidValidityPeriod"), node.at("techniques")
    found = Terms(
        selection_criteria=_selection(node.at("selectionCriteria")),
        legal_form=_words(contract.texts("tendererLegalForm")),
        performance_terms=contract.texts("performanceTerms"),
        guarantee=_words(submission.texts("depositsGuarantees")),
        payment_terms=contract.texts("financialTerms"),
        subcontracting=tuple(submission.words("subcontractingClauses")),
        variants=_variants(submission),
        tender_languages=_languages(submission),
        tender_validity_days=validity.count("durationInDays"),
        tender_validity_until=validity.day("endDate"),
        questions_deadline=node.at("enquiryPeriod").moment("endDate"),
        opening=_opening(node.at("bidOpening")),
        framework=_framework(techniques),
        dynamic_purchasing=techniques.flag("hasDynamicPurchasingSystem"),
        options=_condition(node.flag("hasOptions"), node.at("options").texts("description")),
        renewals=_renewals(node),
        place=_place(items),
        additional_information=node.texts("additionalInformation"),
    )
    return None if found == _NOWHERE else found


def lot_limits(tender: Node) -> LotLimits | None:
    details = tender.at("lotDetails")
    offered, awarded = details.count("maximumLotsBidPerSupplier"), details.count("maximumLotsAwardedPerSupplier")
    return None if offered is awarded is None else LotLimits(offered, awarded)


def _selection(selection: Node) -> tuple[SelectionCriterion, ...]:
    found = []
    for one in selection.every("criteria"):
        told = one.text("type")
        family = SELECTION_OF_TYPE.get(told or "")
        if told and family is None:
            one.unknown("type", told)
        name, text, minimum = one.texts("name"), one.texts("description"), one.texts("minimum")
        if family or name or text or minimum:
            found.append(SelectionCriterion(_family(family), None, name, text, minimum))
    return tuple(found)


def _family(told: str | None) -> Literal["sui-act", "ef-stand", "tp-abil", "other"] | None:
    return cast("Literal['sui-act', 'ef-stand', 'tp-abil', 'other'] | None", told)


def _words(text: Text) -> Condition | None:
    return Condition(None, text) if text else None


def _condition(applies: bool | None, text: Text) -> Condition | None:
    return None if applies is None and not text else Condition(applies, text)


def _variants(submission: Node) -> Literal["allowed", "not-allowed", "required"] | None:
    told = submission.text("variantPolicy")
    if told and told not in VARIANTS_OF_POLICY:
        submission.unknown("variantPolicy", told)
    found = VARIANTS_OF_POLICY.get(told or "")
    return cast("Literal['allowed', 'not-allowed', 'required'] | None", found)


def _languages(submission: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for told in submission.words("languages") if (code := language(told))))


def _opening(opening: Node) -> Opening | None:
    place = opening.at("location").texts("description")
    found = Opening(opening.moment("date"), place, opening.texts("description"))
    return None if found == Opening() else found


def _framework(techniques: Node) -> Framework | None:
    agreement = techniques.at("frameworkAgreement")
    code = FRAMEWORK_OF_METHOD.get(agreement.text("method") or "")
    most = agreement.count("maximumParticipants")
    applies = techniques.flag("hasFrameworkAgreement")
    found = Framework(applies, code, most)
    return None if found == Framework() else found


def _renewals(node: Node) -> Renewals | None:
    renewal = node.at("renewal")
    applies, most, text = node.flag("hasRenewal"), renewal.count("maximumRenewals"), renewal.texts("description")
    return None if applies is most is None and not text else Renewals(applies, most, text)


def _place(items: list[Node]) -> Text:
    """The first words of each language."""
    found: Text = {}
    for item in items:
        for address in item.every("deliveryAddresses"):
            for code, told in address.texts("description").items():
                found.setdefault(code, told)
    return found
