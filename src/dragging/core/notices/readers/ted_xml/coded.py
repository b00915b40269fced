"""CODED_DATA_SECTION and TRANSLATION_SECTION: what TED itself states about a notice."""

from __future__ import annotations

from datetime import date

import msgspec

from dragging.core.notices.model import Moment, Text
from dragging.core.notices.readers.ted_xml import codes
from dragging.core.notices.readers.ted_xml.state import State, nuts_of
from dragging.core.notices.readers.ted_xml.tree import Branches, Element, Names, branches, first, text
from dragging.core.vocabulary import codes as general

_JOURNAL = Names("DATE_PUB")
_NOTICE = Names("ISO_COUNTRY", "LG_ORIG", "ORIGINAL_CPV", "PERFORMANCE_NUTS", "ORIGINAL_NUTS", "CA_CE_NUTS", "REF_NOTICE",
                "IA_URL_ETENDERING")  # fmt: skip
_DATA = Names("DS_DATE_DISPATCH", "DT_DATE_DISPATCH", "DT_DATE_FOR_SUBMISSION", "TD_DOCUMENT_TYPE", "NC_CONTRACT_NATURE", "PR_PROC",
              "DIRECTIVE")  # fmt: skip


class Coded(msgspec.Struct, frozen=True):
    """The coded facts that the record asks for; codes as TED writes them where a word is chosen later."""

    published: date | None
    dispatched: date | None
    deadline: Moment | None
    document_type: str | None
    nature: str | None
    procedure: str | None
    directive: str | None
    languages: tuple[str, ...]
    country: str | None
    cpv: tuple[str, ...]
    nuts: tuple[str, ...]
    buyer_nuts: tuple[str, ...]
    references: tuple[str, ...]
    submission_url: str | None


def read_coded(section: Element, state: State) -> Coded:
    """The coded facts of a CODED_DATA_SECTION."""
    parts = branches(section)
    journal = branches(first(parts, "REF_OJS"), _JOURNAL)
    notice = branches(first(parts, "NOTICE_DATA"), _NOTICE)
    data = branches(first(parts, "CODIF_DATA"), _DATA)
    country = first(notice, "ISO_COUNTRY")
    return Coded(
        published=state.day(first(journal, "DATE_PUB")),
        dispatched=state.day(first(data, "DS_DATE_DISPATCH", "DT_DATE_DISPATCH")),
        deadline=state.coded_moment(first(data, "DT_DATE_FOR_SUBMISSION")),
        document_type=_code(data, "TD_DOCUMENT_TYPE"),
        nature=codes.NATURE_OF_CODE.get(_code(data, "NC_CONTRACT_NATURE") or ""),
        procedure=_procedure(data, state),
        directive=_value(data, "DIRECTIVE"),
        languages=_languages(first(notice, "LG_ORIG")),
        country=state.country(country),
        cpv=tuple(code for one in notice.get("ORIGINAL_CPV", ()) if (code := state.cpv(one))),
        nuts=tuple(nuts_of(notice.get("PERFORMANCE_NUTS") or notice.get("ORIGINAL_NUTS") or [])),
        buyer_nuts=tuple(nuts_of(notice.get("CA_CE_NUTS", []))),
        references=_references(notice),
        submission_url=text(first(notice, "IA_URL_ETENDERING")),
    )


def _code(data: Branches, name: str) -> str | None:
    element = first(data, name)
    return None if element is None else (element.get("CODE") or "").strip() or None


def _value(data: Branches, name: str) -> str | None:
    element = first(data, name)
    return None if element is None else (element.get("VALUE") or "").strip() or None


def _procedure(data: Branches, state: State) -> str | None:
    code = _code(data, "PR_PROC")
    if code is None:
        return None
    found = codes.PROCEDURE_OF_CODE.get(code)
    if found is None and code not in codes.SILENT_PROCEDURES:
        state.problem("unknown_code", data["PR_PROC"][0], code)
    return found


def _languages(element: Element | None) -> tuple[str, ...]:
    told = text(element)
    if told is None:
        return ()
    written = told.replace(",", " ").split()
    return tuple(found for code in written if (found := general.language(code)))


def _references(notice: Branches) -> tuple[str, ...]:
    found = [text(number) for one in notice.get("REF_NOTICE", ()) for number in branches(one).get("NO_DOC_OJS", ())]
    return tuple(dict.fromkeys(number for number in found if number))


def standard_texts(section: Element | None, wanted: tuple[str, ...]) -> tuple[Text, Text, Text]:
    """Standard title, buyer's name and town of the TRANSLATION_SECTION, in the languages wanted."""
    parts = branches(section)
    titles: Text = {}
    towns: Text = {}
    for one in branches(first(parts, "ML_TITLES")).get("ML_TI_DOC", ()):
        language = general.language(one.get("LG") or "")
        if language is None or language not in wanted:
            continue
        inside = branches(one)
        _put(titles, language, text(first(inside, "TI_TEXT")))
        _put(towns, language, text(first(inside, "TI_TOWN")))
    names: Text = {}
    for one in branches(first(parts, "ML_AA_NAMES")).get("AA_NAME", ()):
        language = general.language(one.get("LG") or "")
        if language in wanted and language is not None:
            _put(names, language, text(one))
    return titles, names, towns


def _put(kept: Text, language: str, told: str | None) -> None:
    if told and language not in kept:
        kept[language] = told
