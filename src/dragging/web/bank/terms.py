"""On what terms one bids, as lines of the page: what to show, the money, the offer, the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dragging.core.notices import folding
from dragging.core.notices.folding.deadlines import zone_of
from dragging.core.notices.model import Condition, LotLimits, Moment, Opening, SelectionCriterion, Terms, Text
from dragging.web.bank import names
from dragging.web.bank.words import Words, words
from dragging.web.frame import formats


class TermLine(NamedTuple):
    """One term: its name, and what is said of it, in our words or in the buyer's."""

    label: str
    said: list[Words]

    @property
    def is_cut(self) -> bool:
        return any(one.is_cut for one in self.said)


class TermLines(NamedTuple):
    show: list[TermLine]
    money: list[TermLine]
    offer: list[TermLine]
    contract: list[TermLine]
    more: list[TermLine]

    def all(self) -> list[TermLine]:
        """Every line, in the order in which a bidder asks."""
        return [*self.show, *self.money, *self.offer, *self.contract, *self.more]


class Reader(NamedTuple):
    """For whom the lines are: the language, the buyer's country for its clock, whether long texts stand whole."""

    language: str
    country: str | None
    whole: bool

    def own(self, text: str) -> Words:
        return Words(text, self.language, is_cut=False)

    def buyers(self, text: Text) -> list[Words]:
        found = words(text, self.language, whole=self.whole)
        return [found] if found else []

    def moment(self, stated: Moment) -> str:
        meant = folding.deadline_moment(stated, self.country)
        if meant is None:
            return stated
        zone = zone_of(self.country)
        if "T" not in stated:
            return formats.long_day(meant.astimezone(zone).date(), self.language)
        return formats.moment(meant.astimezone(zone), self.language)


def lines(terms: Terms, limits: LotLimits | None, reader: Reader) -> TermLines:
    return TermLines(
        _kept(_show(terms, reader)),
        _kept(_money(terms, reader)),
        _kept(_offer(terms, limits, reader)),
        _kept(_contract(terms, reader)),
        _kept([(_("More from the buyer"), reader.buyers(terms.additional_information))]),
    )


def _kept(told: Iterable[tuple[str, list[Words]]]) -> list[TermLine]:
    return [TermLine(label, said) for label, said in told if said]


def _show(terms: Terms, reader: Reader) -> Iterator[tuple[str, list[Words]]]:
    families = {
        "sui-act": _("Right to do this work"),
        "ef-stand": _("Money and insurance of the bidder"),
        "tp-abil": _("Experience, people and equipment"),
        "other": _("Other conditions"),
        None: _("Conditions for taking part"),
    }
    for family, label in families.items():
        criteria = [one for one in terms.selection_criteria if one.type == family]
        yield label, [said for one in criteria for said in _criterion(one, reader)]
    yield _("Legal form"), _condition(
        terms.legal_form, _("a certain legal form is asked for"), _("no legal form is asked for"), reader
    )
    yield _("Only for a profession"), _condition(terms.reserved_profession, _("yes"), "", reader)
    yield _("What the buyer says of the reservation"), reader.buyers(terms.reserved_text)


def _criterion(one: SelectionCriterion, reader: Reader) -> list[Words]:
    code = [reader.own(names.listed("selection-criterion", one.code, reader.language))] if one.code else []
    said = [*code, *reader.buyers(one.name), *reader.buyers(one.text)]
    lowest = reader.buyers(one.minimum)
    if lowest:
        said += [reader.own(_("At least:")), *lowest]
    if one.in_documents:
        said.append(reader.own(_("as the procurement documents say")))
    return said or [reader.own(_("asked for, without saying more"))]


def _condition(condition: Condition | None, yes: str, no: str, reader: Reader) -> list[Words]:
    if condition is None:
        return []
    ours = {True: yes, False: no, None: ""}[condition.applies]
    text = reader.buyers(condition.text)
    return ([reader.own(ours)] if ours and not (text and condition.applies) else []) + text


def _money(terms: Terms, reader: Reader) -> Iterator[tuple[str, list[Words]]]:
    yield _("Guarantee for the offer"), _condition(
        terms.guarantee, _("asked for; the documents say how much"), _("none is asked for"), reader
    )
    yield _("Payment"), reader.buyers(terms.payment_terms)


def _offer(terms: Terms, limits: LotLimits | None, reader: Reader) -> Iterator[tuple[str, list[Words]]]:
    asked = terms.questions_deadline
    yield _("Questions until"), [reader.own(reader.moment(asked))] if asked else []
    languages = [names.language_name(code, reader.language) for code in terms.tender_languages]
    yield _("Language of the offer"), [reader.own(", ".join(languages))] if languages else []
    yield _("Variants"), _variants(terms.variants, reader)
    yield _("The offer binds you"), [reader.own(told) for told in _validity(terms, reader)]
    yield _("Opening of the offers"), _opening(terms.opening, reader)
    yield _("Lots for one bidder"), _limits(limits, reader)


def _variants(code: str | None, reader: Reader) -> list[Words]:
    told: Mapping[str | None, str] = {
        "allowed": _("allowed"),
        "not-allowed": _("not allowed"),
        "required": _("a variant must be offered"),
    }
    return [reader.own(told[code])] if code in told else []


def _validity(terms: Terms, reader: Reader) -> Iterator[str]:
    days = terms.tender_validity_days
    if days is not None:
        yield ngettext("for %(n)s day", "for %(n)s days", days) % {"n": formats.number(days, reader.language)}
    elif terms.tender_validity_months is not None:
        yield _("for %(time)s") % {"time": formats.months(terms.tender_validity_months, reader.language)}
    if terms.tender_validity_until:
        yield _("until %(day)s") % {"day": formats.long_day(terms.tender_validity_until, reader.language)}


def _opening(opening: Opening | None, reader: Reader) -> list[Words]:
    if opening is None:
        return []
    moment = [reader.own(reader.moment(opening.moment))] if opening.moment else []
    return [*moment, *reader.buyers(opening.place), *reader.buyers(opening.text)]


def _limits(limits: LotLimits | None, reader: Reader) -> list[Words]:
    if limits is None:
        return []
    told = []
    if limits.all_required:
        told.append(_("you must offer for all lots"))
    if limits.offered is not None:
        told.append(
            ngettext("you may offer for %(n)s lot at most", "you may offer for %(n)s lots at most", limits.offered)
            % {"n": limits.offered}
        )
    if limits.awarded is not None:
        told.append(
            ngettext("you can win %(n)s lot at most", "you can win %(n)s lots at most", limits.awarded)
            % {"n": limits.awarded}
        )
    return [*map(reader.own, told), *reader.buyers(limits.text)]


def _contract(terms: Terms, reader: Reader) -> Iterator[tuple[str, list[Words]]]:
    yield _("Place of work"), reader.buyers(terms.place)
    yield _("Framework agreement"), _framework(terms, reader)
    joining = _("yes: one can join at any time while it lasts")
    yield _("Dynamic purchasing system"), [reader.own(joining)] if terms.dynamic_purchasing else []
    yield _("Options"), _condition(terms.options, _("yes"), _("none planned"), reader)
    yield _("Renewal"), _renewals(terms, reader)
    yield _("Conditions of the work"), reader.buyers(terms.performance_terms)
    yield _("Subcontracting"), [reader.own(_subcontracting(code, reader.language)) for code in terms.subcontracting]


def _framework(terms: Terms, reader: Reader) -> list[Words]:
    framework = terms.framework
    if framework is None or not (framework.applies or framework.max_operators):
        return []
    told = names.listed("framework-agreement", framework.code, reader.language) if framework.code else _("yes")
    most = framework.max_operators
    bidders = (
        [ngettext("with %(n)s bidder", "with %(n)s bidders at most", most) % {"n": formats.number(most, reader.language)}]
        if most
        else []
    )
    return [reader.own(told), *map(reader.own, bidders)]


def _renewals(terms: Terms, reader: Reader) -> list[Words]:
    renewals = terms.renewals
    if renewals is None:
        return []
    text = reader.buyers(renewals.text)
    if renewals.max:
        most = ngettext("%(n)s time at most", "%(n)s times at most", renewals.max) % {"n": renewals.max}
        return [reader.own(most), *text]
    return _condition(Condition(renewals.applies, renewals.text), _("yes"), _("none planned"), reader)


def _subcontracting(code: str, language: str) -> str:
    for listed in ("subcontracting-obligation", "subcontracting-indication"):
        told = names.listed(listed, code, language)
        if told != code:
            return told
    return code
