"""What is wrong with a draft, in the language of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragging.cli.language import _
from dragging.cli.output import printable

if TYPE_CHECKING:
    from dragging.core.notices.draft import Fault

_WITH_EXPECTATION = {"missing", "not_understood"}


def in_words(fault: Fault) -> str:
    """The place, what is wrong there, and what to do."""
    hint = fault.hint or ""
    if fault.code in _WITH_EXPECTATION:
        hint = _expected().get(hint, hint)
    sentence = _sentences().get(fault.code, fault.code)
    told = sentence.format(value=printable(fault.value or ""), hint=printable(hint))
    return f"{printable(fault.path)}: {told}"


def _sentences() -> dict[str, str]:
    return {
        "missing": _("missing. Give {hint}."),
        "not_understood": _("“{value}” is not understood. Give {hint}."),
        "not_in_list": _("“{value}” is not one of the known values. Give one of: {hint}."),
        "out_of_range": _("“{value}” is not possible here. Give a whole number of this range: {hint}."),
        "unknown_key": _("this key is not known. Take it out; docs/notice-draft.md lists the known ones."),
        "unknown_key_near": _("this key is not known. Did you mean “{hint}”?"),
        "not_in_this_form": _("a notice of this kind (form {hint}) cannot say this. Take it out."),
        "no_form": _("a notice of the kind “{hint}” under these rules cannot be written. Change utilities or light_regime."),
        "language_missing": _("the text is missing in “{hint}”. Every text must be in all languages of the notice."),
        "language_not_of_notice": _("the notice is not in this language. Its languages are: {hint}. Add it to languages, or take the text out."),
        "too_long": _("{value} characters are too many. Shorten the text to {hint}."),
        "unwritable": _("the text has control characters that a notice cannot hold. Take them out."),
        "nuts_of_other_country": _("the region {value} is not in the country {hint}. Correct one of them."),
        "no_regions": _("the country {hint} has no NUTS regions today. Take {value} out."),
        "cpv_of_other_nature": _("the CPV code {value} does not belong to a contract of the nature “{hint}”. Correct one of them."),
        "cpv_outside_article_77": _("the CPV code {value} is not on the list of Article 77 of Directive 2014/24/EU. Choose a listed code, or do not reserve by art77."),
        "article_77_period": _("a contract reserved by Article 77 of Directive 2014/24/EU runs for three years at most. Shorten it."),
        "one_period": _("give either the duration or the end, not both."),
        "order": _("“{value}” must lie after {hint}. Correct one of them."),
        "order_before": _("“{value}” must not lie after {hint}. Correct one of them."),
        "too_few_candidates": _("this procedure needs at least {hint} candidates. Raise the number."),
        "call_without_call": _("a procedure without a call has no contract notice. Choose another procedure."),
        "not_with_procedure": _("the procedure “{hint}” does not have this. Take it out."),
        "not_with_one_lot": _("a notice with one lot does not have this. Take it out."),
        "accessibility_reason": _("a reason belongs to the value n-inc-just, and only to it. Give it there, or take it out."),
        "reason_without_case": _("there is nothing here to give a reason for. Take it out."),
        "weights_missing": _("some criteria have no weight. Give every criterion its weight in per cent."),
        "weights_sum": _("the weights make {value} per cent. They must make 100."),
        "lot_name": _("“{value}” is no name of a lot here. Write it like {hint}, or leave it out."),
        "empty_list": _("the list is empty. Give at least one, or take the key out."),
        "twice": _("“{value}” stands here twice. Every one may stand once."),
        "same_registration": _("the number {value} belongs to another organisation of this draft. Correct it, or say the same of both; a winner cannot be the buyer or the review body."),
        "lot_without_result": _("the lot {hint} has no result. Add one; “open” is a result too."),
        "total_of_currencies": _("the values have several currencies and cannot be summed. Give the total."),
        "only_of_awarded": _("only a lot with the outcome “awarded” has this. Take it out, or change the outcome."),
        "reason_of_unsuccessful": _("a reason belongs to the outcome “unsuccessful”, and only to it. Give it there, or take it out."),
        "tenders_counted": _("the number of tenders belongs to every closed lot, unless none was received. Give it there, or take it out."),
        "won_without_tender": _("a lot cannot be awarded without a tender. Correct the number or the outcome."),
    }  # fmt: skip


def _expected() -> dict[str, str]:
    return {
        "value": _("a value"),
        "object": _("an object in braces: {}"),
        "list": _("a list in square brackets: []"),
        "text": _('a text, or one for each language like {"en": "…"}'),
        "uuid": _("a UUID of version 4 in small letters"),
        "publication_number": _("a publication number like 123456-2026"),
        "notice_number": _("a publication number like 123456-2026, or a notice id and version like …-01"),
        "gazette": _("an issue of the journal like 228/2026"),
        "url": _("a web address that begins with https://"),
        "email": _("an address of electronic mail"),
        "phone": _("a telephone number like +353 555 010101"),
        "yes_no": _("true or false"),
        "percent": _("per cents between 0 and 100"),
        "count": _("a whole number"),
        "cpv": _("a CPV code of eight digits like 85312000"),
        "nuts": _("NUTS codes of level 3, five characters like ES300"),
        "country": _("a country of two letters like ES"),
        "day": _("a day like 2026-11-30"),
        "moment": _("a day and time like 2026-11-30T12:00"),
        "amount": _("an amount like 120000.00, without spaces, as a text"),
        "money": _('an amount with its currency, like {"amount": "120000.00", "currency": "EUR"}'),
        "currency": _("a currency of three letters like EUR"),
        "kind": _("planning, consultation, call or award"),
        "languages": _('the languages of the notice like ["es"], the most important first'),
        "buyer": _("who buys"),
        "registration": _("the number under which the organisation is registered"),
        "town": _("the town"),
        "postcode": _("the postcode"),
        "legal_type": _("the kind of buyer, like la (local authority)"),
        "activity": _("the main activity, like gen-pub (general public services)"),
        "size": _("the size: micro, small, medium, large or sme"),
        "nature": _("services, supplies or works"),
        "direct_award": _("why there was no call, like technical or urgency"),
        "criterion": _("price, cost or quality"),
        "criteria": _("how the tenders were judged"),
        "aims": _("the social aims, like opp (employment opportunities)"),
        "awards": _("the result of every lot"),
        "lot": _("the lot, like LOT-0001"),
        "outcome": _("awarded, unsuccessful or open"),
        "winners": _("who won"),
        "withheld_reason": _("the reason, like fair-comp (fair competition)"),
        "change_reason": _("the reason, like update-add (updated information)"),
        "section": _("the part that changed, like LOT-0001, PROCEDURE, BUYER or RESULT"),
    }  # fmt: skip
