"""eForms notices (Implementing Regulation (EU) 2019/1780), SDK 1.3 to 1.14 and national flavours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from dragging.core.notices.model import Kind, Lot, NotANotice, Notice, Source
from dragging.core.notices.readers.eforms import projects
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.kinds import ANSWERABLE, LIGHT, kind_of
from dragging.core.notices.readers.eforms.layout import NOTICE
from dragging.core.notices.readers.eforms.lots import lots as read_lots
from dragging.core.notices.readers.eforms.names import text_of
from dragging.core.notices.readers.eforms.organisations import Register, buyers
from dragging.core.notices.readers.eforms.periods import instant
from dragging.core.notices.readers.eforms.privacy import hidden_fields
from dragging.core.notices.readers.eforms.records import Record
from dragging.core.notices.readers.eforms.relations import changes, references
from dragging.core.notices.readers.eforms.results import Results
from dragging.core.notices.readers.eforms.terms import lot_limits, terms_of_all
from dragging.core.vocabulary import codes

_PROCEDURES = {
    "open", "restricted", "neg-w-call", "neg-wo-call", "comp-dial", "innovation", "oth-single", "oth-mult", "comp-tend",
    "exp-int-rail",
}  # fmt: skip

_NO_ACT = {"CrossBorderLaw", "LocalLegalBasis"}


def read(document: etree._Element, source: Source) -> Notice:
    """The notice of an eForms document. Raises NotANotice where nothing identifies it."""
    hidden, withheld = hidden_fields(document)
    root = NOTICE.read(document)
    extension = _extension(root)
    basics = Basics(codes.language(root.text("language") or ""), hidden)
    form = extension.text("form")
    number = _number(root, extension)
    kind, procedure = _kind(root, form, basics), _procedure(root, basics)
    lots = read_lots(root, form, procedure, basics, answerable=kind in ANSWERABLE)
    known = Register(extension, basics)
    results = Results(next(iter(extension.parts("result")), None), known, basics)
    awards, total = results.awards(), results.total()
    main = projects.main_cpv(root, basics) or next((lot.cpv_main for lot in lots if lot.cpv_main), None)
    only = lots[0] if len(lots) == 1 else None
    of_all, limits = terms_of_all(root, basics), lot_limits(root, basics)
    return Notice(
        source=source,
        id=number,
        notice_uuid=root.text("uuid"),
        notice_version=root.text("version"),
        procedure_id=root.text("procedure_id"),
        kind=kind,
        form=form,
        legal_basis=root.text("legal_basis") or _other_legal_basis(root),
        publication_date=basics.day(extension.every("published")),
        dispatch_date=basics.day(root.every("dispatched")),
        language=basics.language,
        languages=_languages(root, basics),
        title=basics.text(root.every("title")) or (only.title if only else {}),
        description=basics.text(root.every("description")),
        buyers=buyers(root, known, basics),
        nature=next(filter(None, map(projects.nature, (root, *root.parts("lots")))), None),
        procedure=procedure,
        cpv_main=main,
        cpv_additional=_other_codes(main, root, lots, basics),
        nuts=tuple(dict.fromkeys([*projects.nuts(root), *(code for lot in lots for code in lot.nuts)])),
        deadline=min((lot.deadline for lot in lots if lot.deadline), key=instant, default=None),
        deadline_printed=None,
        estimated_value=basics.value(root.every("estimated_value")),
        total_value=total,
        duration_months=basics.months(root.every("duration")) or (only.duration_months if only else None),
        start_date=_period_day(root, "start", basics),
        end_date=_period_day(root, "end", basics),
        reserved=tuple(sorted({basis for lot in lots for basis in lot.reserved} | {*projects.reserved(root, basics)})),
        reserved_unclear=False,
        social_clauses=tuple(
            sorted({code for lot in lots for code in lot.social_clauses} | {*projects.social_clauses(root)})
        ),
        eu_funds=projects.eu_funds([*_funding(root, extension)]),
        light_regime=form in LIGHT,
        lots=tuple(lots),
        awards=awards,
        withheld=tuple(dict.fromkeys([*withheld, *basics.withheld])),
        references=references(root, extension, kind),
        changes=changes(extension, basics),
        documents_url=next(_stated((root, *root.parts("lots")), "documents"), None),
        notice_url=None,
        submission_url=next(_stated((*root.parts("lots"), root), "submission"), None),
        problems=tuple(basics.problems),
        terms=of_all,
        lot_limits=limits,
    )


def _extension(root: Record) -> Record:
    """The extension that holds the notice's own data; other extensions (signatures) may stand before it."""
    found = root.parts("extension")
    return next((one for one in found if one.every("form")), found[0] if found else Record(root.source))


def _number(root: Record, extension: Record) -> str:
    number, uuid, version = extension.text("number"), root.text("uuid"), root.text("version")
    if number is not None and any(character.isdigit() for character in number):
        return number
    if uuid is None:
        raise NotANotice("no_identifier", "cbc:ID")
    return f"{uuid}-{version}" if version else uuid


def _other_legal_basis(root: Record) -> str | None:
    """BT-01 where RegulatoryDomain is missing; two ids announce a text in words and are no act."""
    return next((told for told in root.texts("legal_text") if told not in _NO_ACT), None)


def _languages(root: Record, basics: Basics) -> tuple[str, ...]:
    others = map(codes.language, root.texts("languages"))
    return tuple(dict.fromkeys(one for one in (basics.language, *others) if one))


def _procedure(root: Record, basics: Basics) -> str | None:
    found = root.first("procedure")
    code = basics.open_text(found)
    if found is not None and code is not None and code not in _PROCEDURES:
        basics.problem("unknown_code", found, code)
        return None
    return code


def _kind(root: Record, form: str | None, basics: Basics) -> Kind:
    told = root.first("type")
    code = text_of(told) if told is not None else None
    kind = kind_of(form, code)
    if kind is None and told is not None and code:
        basics.problem("unknown_code", told, code)
    return kind or "other"


def _other_codes(main: str | None, root: Record, lots: list[Lot], basics: Basics) -> tuple[str, ...]:
    found = list(projects.additional_cpv(root, basics))
    for lot in lots:
        found += [code for code in (lot.cpv_main, *lot.cpv_additional) if code]
    return tuple(code for code in dict.fromkeys(found) if code != main)


def _period_day(root: Record, field: str, basics: Basics) -> date | None:
    """Of an undivided notice the period stands in its only lot."""
    own = basics.day(root.every(field))
    lots = root.parts("lots")
    return own or (basics.day(lots[0].every(field)) if len(lots) == 1 else None)


def _funding(root: Record, extension: Record) -> Iterator[str]:
    yield from root.texts("funding")
    for lot in root.parts("lots"):
        yield from lot.texts("funding")
        yield from lot.texts("programmes")
        yield from lot.texts("programmes_of_old_versions")
    for result in extension.parts("result"):
        for contract in result.parts("contracts"):
            yield from contract.texts("funding")


def _stated(records: tuple[Record, ...], field: str) -> Iterator[str]:
    for one in records:
        yield from one.texts(field)
