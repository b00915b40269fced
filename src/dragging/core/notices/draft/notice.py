"""A draft read from JSON: complete, with its defaults, or refused with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args
from zoneinfo import ZoneInfo

from msgspec.structs import asdict, replace

from dragging.core.notices.draft import awards, lots, organisations, rules, values
from dragging.core.notices.draft.faults import BadDraft
from dragging.core.notices.draft.model import (
    Buyer,
    Draft,
    DraftAward,
    DraftKind,
    DraftLot,
    LotTerms,
    Terms,
    Withheld,
)
from dragging.core.notices.draft.sheet import Faults, Sheet
from dragging.core.notices.draft.tables import Form, defaults, form_of

_TITLE, _REASON, _DESCRIPTION = 400, 4000, 6000
_VERSIONS, _DAYS, _COUNT = 99, 3650, 1000


def read_draft(data: object) -> Draft:
    """The draft that a decoded JSON document describes (`docs/notice-draft.md`).

    Raises BadDraft with every fault found: first those of single values, and where there are none those of values
    against each other.
    """
    faults = Faults()
    if not isinstance(data, Mapping):
        faults.add("not_understood", "draft", data, "object")
        raise BadDraft(tuple(faults.found))
    draft = _Reading(data, faults).draft()
    if not faults.found:
        rules.check(draft, faults)
    if faults.found:
        raise BadDraft(tuple(dict.fromkeys(faults.found)))
    return draft


class _Reading:
    """One reading of a draft, with what later keys need of earlier ones: form, languages, zone."""

    def __init__(self, data: Mapping[str, Any], faults: Faults) -> None:
        self.sheet = sheet = Sheet(data, "notice", "", faults)
        self.faults = faults
        self.given = defaults()
        self.kind: DraftKind = sheet.need("kind", values.one_of(get_args(DraftKind)), "kind")
        self.form = self._form()
        self.languages = tuple(dict.fromkeys(sheet.each("languages", values.language)))
        if not self.languages and not any(fault.path.startswith("languages") for fault in faults.found):
            faults.add("missing", "languages", None, "languages")
        self.zone = _zone(data)
        usual = self.given["procedure"] if self.kind in {"call", "award"} else None
        self._procedure = sheet.may("procedure", values.coded("procurement-procedure-type"), usual)

    def draft(self) -> Draft:
        """All of it, with gaps where faults stand."""
        sheet, languages = self.sheet, self.languages
        buyer = sheet.need("buyer", organisations.buyer(languages), "buyer")
        own = lots.terms(sheet, languages, self.zone, None)
        own = own if own.places else replace(own, places=_seat(buyer))
        results = sheet.each("awards", awards.award(languages))
        title = sheet.need("title", values.text(languages, _TITLE), "text") or {}
        return Draft(
            kind=self.kind,
            form=self.form.number if self.form else "",
            legal_basis=self.form.legal_basis if self.form else "",
            languages=languages,
            zone=self.zone.key,
            notice_id=sheet.need("notice_id", values.uuid, "uuid"),
            version=sheet.may("version", values.whole(1, _VERSIONS), self.given["version"]),
            procedure_id=self._procedure_id(),
            dispatched=sheet.need("dispatched", values.moment(self.zone), "moment"),
            buyers=(buyer, *sheet.each("joint_buyers", organisations.buyer(languages))),
            review_body=sheet.may("review_body", organisations.organisation(languages)),
            title=title,
            description=own.description,
            nature=own.nature,
            cpv=own.cpv,
            cpv_additional=own.cpv_additional,
            places=own.places,
            lots=self._lots(own, title),
            procedure=self._procedure,
            terms=self._terms(),
            awards=results,
            total_withheld=sheet.may("total_withheld", awards.withheld(languages), _first_withheld(results)),
            **self._more(),
        )

    def _form(self) -> Form | None:
        light = self.sheet.may("light_regime", values.yes_no, self.given["light_regime"])
        utilities = self.sheet.may("utilities", values.yes_no, self.given["utilities"])
        if self.kind is None:
            return None
        form = form_of(self.kind, light_regime=light, utilities=utilities)
        if form is None:
            self.faults.add("no_form", "utilities", None, self.kind)
        else:
            self.faults.form = form.number
        return form

    def _procedure_id(self) -> Any:
        """Planning comes before the procedure and has none."""
        if self.kind in {"call", "award"}:
            return self.sheet.need("procedure_id", values.uuid, "uuid")
        return self.sheet.may("procedure_id", values.uuid)

    def _more(self) -> dict[str, Any]:
        sheet, languages = self.sheet, self.languages
        words = values.text(languages, _DESCRIPTION)
        return {
            "estimated_value": sheet.may("estimated_value", values.money),
            "total_value": sheet.may("total_value", values.money),
            "planned_date": sheet.may("planned_date", values.day),
            "procedure_features": sheet.may("procedure_features", words, {}),
            "accelerated": sheet.may("accelerated", values.yes_no, self._usual_speed()),
            "accelerated_text": sheet.may("accelerated_text", values.text(languages, _REASON), {}),
            "direct_award_reason": sheet.may("direct_award_reason", values.coded("direct-award-justification")),
            "direct_award_text": sheet.may("direct_award_text", words, {}),
            "documents_url": sheet.may("documents_url", values.url),
            "submission_url": sheet.may("submission_url", values.url),
            "gpa": sheet.may("gpa", values.yes_no, self.given["gpa"]),
            "eu_funds": sheet.may("eu_funds", values.yes_no, self.given["eu_funds"]),
            "previous_notices": tuple(dict.fromkeys(sheet.each("previous_notices", values.notice_number))),
            "publication": sheet.may("publication", awards.publication),
            "change": sheet.may("change", awards.change(languages)),
        }  # fmt: skip

    def _usual_speed(self) -> Any:
        """A call of a procedure that can be shortened must say whether it is."""
        answers = self.faults.form == "16" and self._procedure in rules.WITH_SPEED
        return self.given["accelerated"] if answers else None

    def _lots(self, own: LotTerms, title: dict[str, str]) -> tuple[DraftLot, ...]:
        """The lots, numbered; a notice that is not divided has one, which says what the notice says."""
        mark = "PAR" if self.kind == "planning" else "LOT"
        if not self.sheet.says("lots"):
            value = self.sheet.may("estimated_value", values.money)
            return (DraftLot(id=f"{mark}-0000", title=title, estimated_value=value, **asdict(own)),)
        found = self.sheet.each("lots", lots.lot(self.languages, self.zone, own))
        return tuple(
            one if one.id else replace(one, id=f"{mark}-{place:04}") for place, one in enumerate(found, start=1)
        )

    def _terms(self) -> Terms:
        sheet, given = self.sheet, self.given
        asked = {
            "electronic_invoicing": values.coded("einvoicing"),
            "electronic_catalogue": values.coded("ecatalog-submission"),
            "electronic_ordering": values.yes_no,
            "electronic_payment": values.yes_no,
            "electronic_auction": values.yes_no,
            "exclusion_grounds_source": values.coded("exclusion-grounds-source"),
            "selection_criteria_source": values.coded("selection-criteria-source"),
        }
        count = values.whole(1, _COUNT)
        validity = given["tender_validity_days"] if self._procedure in rules.WITH_VALIDITY else None
        return Terms(
            tender_validity_days=sheet.may("tender_validity_days", values.whole(1, _DAYS), validity),
            tender_languages=sheet.each("tender_languages", values.language) or self.languages,
            framework=given["framework"],
            dynamic_purchasing=given["dynamic_purchasing"],
            **{key: sheet.may(key, read, given[key]) for key, read in asked.items()},
            **{key: sheet.may(key, count) for key in ("max_lots", "min_candidates", "max_candidates")},
        )


def _zone(data: Mapping[str, Any]) -> ZoneInfo:
    """Before the buyer is read in earnest: the zone in which moments without one are meant."""
    buyer = data.get("buyer")
    country = buyer.get("country") if isinstance(buyer, dict) else None
    return values.zone(country if isinstance(country, str) else None)


def _seat(buyer: Buyer | None) -> tuple[str, ...]:
    return (buyer.nuts,) if buyer is not None and buyer.nuts else ()


def _first_withheld(results: tuple[DraftAward, ...]) -> Withheld | None:
    """A total would tell a value that is withheld: unless the draft says otherwise it is withheld for the same reason."""
    return next((award.withheld for award in results if award.withheld), None)
