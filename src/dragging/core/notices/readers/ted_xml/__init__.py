"""TED notices before eForms: TED_EXPORT, schemas R2.0.7 to R2.0.9, every form and language."""

from __future__ import annotations

import msgspec

from dragging.core.notices.model import Buyer, Kind, Lot, NotANotice, Notice, Problem, Reference, Source, Text
from dragging.core.notices.readers.ted_xml import codes, form_r207, form_r209, other_notice
from dragging.core.notices.readers.ted_xml.coded import Coded, read_coded, standard_texts
from dragging.core.notices.readers.ted_xml.parts import Facts, once
from dragging.core.notices.readers.ted_xml.state import State
from dragging.core.notices.readers.ted_xml.tree import Element, branches, first, local
from dragging.core.vocabulary import codes as general


def read(root: Element, source: Source) -> Notice:
    """The notice of a TED_EXPORT document. Raises NotANotice where nothing identifies it."""
    number = (root.get("DOC_ID") or "").strip()
    parts = branches(root)
    section = first(parts, "CODED_DATA_SECTION")
    if not number:
        raise NotANotice("no_identifier", "DOC_ID")
    if section is None:
        raise NotANotice("missing_section", "CODED_DATA_SECTION")
    state = State()
    coded = read_coded(section, state)
    forms = _forms(first(parts, "FORM_SECTION"))
    originals = [language for language, form in forms if form.get("CATEGORY") == "ORIGINAL"]
    languages = once([*originals, *coded.languages, *(language for language, _ in forms)])
    languages = tuple(language for language in languages if language)
    facts = _facts(forms, state)
    standard = _standard(facts, first(parts, "TRANSLATION_SECTION"), languages)
    version = _version(root, forms)
    if version and version != source.version:
        source = msgspec.structs.replace(source, version=version)
    return _notice(source, _Stated(number, _form_word(forms), languages, coded, facts, standard), state)


def _version(root: Element, forms: list[tuple[str, Element]]) -> str | None:
    """The fullest statement: before R2.0.9 the form's; running texts state none, there the old namespace tells it."""
    stated = [root.get("VERSION") or "", (forms[0][1].get("VERSION") or "") if forms else ""]
    fullest = max(stated, key=len)
    if fullest:
        return fullest
    return "R2.0.7" if root.tag.startswith("{http://publications.europa.eu/TED_schema/Export}") else None


def _forms(section: Element | None) -> list[tuple[str, Element]]:
    """The language versions of the form, the first original one first, others of other kinds left out."""
    found: list[tuple[str, Element]] = []
    if section is not None:
        found = [
            (general.language(form.get("LG") or "") or "", form)
            for form in section
            if local(form) not in {"", "NOTICE_UUID"}
        ]
    found.sort(key=lambda pair: pair[1].get("CATEGORY") != "ORIGINAL")
    return [pair for pair in found if pair[1].tag == found[0][1].tag]


def _facts(forms: list[tuple[str, Element]], state: State) -> Facts:
    if not forms:
        return Facts()
    name = local(forms[0][1])
    if name == "OTH_NOT":
        return other_notice.read_form(forms, state)
    if name == "MOVE" or name.endswith("_2014"):
        return form_r209.read_form(forms, state)
    return form_r207.read_form(forms, state)


def _form_word(forms: list[tuple[str, Element]]) -> str | None:
    if not forms:
        return None
    form = forms[0][1]
    name = local(form)
    written = (form.get("FORM") or "").strip()
    if written.isdigit():
        return f"F{int(written):02d}"
    return written or name.removesuffix("_2014")


def _kind(word: str | None, facts: Facts, coded: Coded, state: State) -> Kind:
    fixed: Kind | None = codes.KIND_OF_FORM.get(word or "")
    if word in {"F14", "F15", "F20", "T01", "T02", "F07", "F08"} and fixed:
        return fixed
    if facts.notice_type in codes.KIND_OF_NOTICE_TYPE:
        return codes.KIND_OF_NOTICE_TYPE[facts.notice_type]
    if coded.document_type in codes.KIND_OF_DOCUMENT:
        return codes.KIND_OF_DOCUMENT[coded.document_type]
    if coded.document_type:
        state.unknown("/TED_EXPORT/CODED_DATA_SECTION/CODIF_DATA/TD_DOCUMENT_TYPE", coded.document_type)
    return fixed or "other"


def _standard(facts: Facts, section: Element | None, languages: tuple[str, ...]) -> tuple[Text, Text, Text]:
    """The standard texts, read only where the form leaves something open: they stand in 24 languages."""
    if facts.title and facts.buyers and all(buyer.name for buyer in facts.buyers):
        return {}, {}, {}
    return standard_texts(section, languages)


def _buyers(facts: Facts, coded: Coded, names: Text, towns: Text, language: str | None) -> tuple[Buyer, ...]:
    place = coded.buyer_nuts[0] if len(coded.buyer_nuts) == 1 else None
    if not facts.buyers:
        if not names and coded.country is None:
            return ()
        return (Buyer(names, coded.country, place, towns.get(language or "")),)
    head, *others = facts.buyers
    return (
        Buyer(
            head.name or names,
            head.country or coded.country,
            head.nuts or (None if others else place),
            head.town,
            head.identifiers,
        ),
        *others,
    )


def _references(facts: Facts, coded: Coded, kind: Kind) -> tuple[Reference, ...]:
    usual = codes.RELATION_OF_KIND.get(kind, "related")
    found = {number: relation or usual for relation, number in reversed(facts.references)}
    for number in coded.references:
        found.setdefault(number, usual)
    ordered = once([*(number for _, number in facts.references), *coded.references])
    return tuple(Reference(found[number], number) for number in ordered)


class _Stated(msgspec.Struct, frozen=True):
    """All that a document says, gathered for the record."""

    number: str
    word: str | None
    languages: tuple[str, ...]
    coded: Coded
    facts: Facts
    standard: tuple[Text, Text, Text]


def _notice(source: Source, told: _Stated, state: State) -> Notice:
    coded, facts = told.coded, told.facts
    titles, names, towns = told.standard
    language = told.languages[0] if told.languages else None
    kind = _kind(told.word, facts, coded, state)
    title = facts.title or titles
    main, *additional = once([*facts.cpv, *(() if facts.cpv else coded.cpv)]) or (None,)
    more = tuple(code for code in additional if code)
    deadline = coded.deadline or facts.deadline
    return Notice(
        source=source,
        id=told.number,
        notice_uuid=None,
        notice_version=None,
        procedure_id=None,
        kind=kind,
        form=told.word,
        legal_basis=_legal_basis(facts, coded),
        publication_date=coded.published,
        dispatch_date=coded.dispatched or facts.dispatched,
        language=language,
        languages=told.languages,
        title=title,
        description=facts.description,
        buyers=_buyers(facts, coded, names, towns, language),
        nature=coded.nature or facts.nature,
        procedure=facts.procedure or coded.procedure,
        cpv_main=main,
        cpv_additional=more,
        nuts=facts.nuts or once(list(coded.nuts)),
        deadline=deadline,
        deadline_printed=facts.deadline if facts.deadline != deadline else None,
        estimated_value=facts.estimated_value,
        total_value=facts.total_value,
        duration_months=facts.duration_months,
        start_date=facts.start_date,
        end_date=facts.end_date,
        reserved=facts.reserved,
        reserved_unclear=facts.reserved_unclear,
        social_clauses=(),
        eu_funds=facts.eu_funds,
        light_regime=told.word in codes.LIGHT_FORMS,
        lots=facts.lots or (Lot("1", title=title, cpv_main=main, cpv_additional=more, reserved=facts.reserved),),
        awards=facts.awards,
        withheld=tuple(dict.fromkeys(state.withheld)),
        references=_references(facts, coded, kind),
        changes=facts.changes,
        documents_url=facts.documents_url,
        notice_url=None,
        submission_url=facts.submission_url or coded.submission_url,
        problems=_problems(state),
        terms=facts.terms,
        lot_limits=facts.lot_limits,
    )


def _legal_basis(facts: Facts, coded: Coded) -> str | None:
    return facts.legal_basis or codes.LEGAL_BASIS_OF_DIRECTIVE.get(coded.directive or "", coded.directive)


def _problems(state: State) -> tuple[Problem, ...]:
    return tuple({(one.code, one.path, one.value): one for one in state.problems}.values())
