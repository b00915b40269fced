"""What the words of a notice say about who may take part: which lots are reserved, for whom, or that they are not.

The patterns are data (`vocabulary/data/reserved_words.csv`), one language a row, for folded text. A sentence counts when
it has a word of reserving and says for whom, or cites the law, or stands in a title. A lot that it names is the
nearest one before the word of reserving, else the nearest after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from dragging.core.notices.model import Lot, Notice, Terms, Text
from dragging.core.text import fold_long
from dragging.core.vocabulary.tables import rows

_BEFORE, _AFTER = 160, 240
"""How far from the word of reserving, in letters, the words may stand that say for whom."""
_NEAR = 30
_QUOTE = 300
_SHORT = 3
"""What ends with a full stop after so few letters is an abbreviation."""
_ABBREVIATED = {"disp", "adic"}
_END = re.compile(r"([^\W\d_]*)[.;!?]\s+(?=[^\W\d_])")
_NUMBERS = r"\s*(?:(?:n[o.\u00b0]*|nr\.?|no\.?|c\.|#)\s*)?(?P<numbers>\d{1,3}(?:(?:\s*,\s*|\s+(?:and|y|e|et|und|i|и|en|og|och|ja|a)\s+)\d{1,3})*)(?![\d.]*\d|\s?%)"
_BOX = re.compile(r"\biii\.?1\.5\b")
_PER_CENT = re.compile(r"(\d{2,3})\s?(?:%|per ?cent|por ciento|pour cent|per cento|procent|na sto|prozent|на сто)")


class Said(msgspec.Struct, frozen=True):
    """`lots`: the numbers that are named, None for where the sentence stands. `reserved` False: said to be open.

    `whom`: `art20` in general, `disabled` or `insertion` for one half of it, `cee`, `ei` (Spain's two kinds), `art77`.
    `plain`: in a title, or naming its lots. `sure`: says for whom, cites a law or names the box.
    """

    lots: frozenset[int] | None
    reserved: bool
    whom: frozenset[str]
    quote: str
    place: str
    in_title: bool = False
    sure: bool = True


class Demand(msgspec.Struct, frozen=True):
    """A share of staff greater than the law's that a sentence asks for."""

    least: Decimal
    more_than: bool
    quote: str
    place: str


def said_of_lot(lot: Lot) -> tuple[Said, ...]:
    """What the texts of a lot say of it."""
    return _all(_texts(lot.title, lot.description, lot.terms))


def said_of_whole(notice: Notice) -> tuple[Said, ...]:
    """What the texts of the notice say, of all lots or of those that they name."""
    return _all(_texts(notice.title, notice.description, notice.terms))


def demands(notice: Notice, lot: Lot | None) -> tuple[Demand, ...]:
    """The shares of disabled or disadvantaged staff above 30 per cent that the texts ask for."""
    own = _texts(lot.title, lot.description, lot.terms) if lot else ()
    texts = (*own, *_texts(notice.title, notice.description, notice.terms))
    return tuple(found for place, language, text in texts for found in _demands(text, language, place))


def _texts(title: Text, description: Text, terms: Terms | None) -> tuple[tuple[str, str, str], ...]:
    terms = terms or Terms()
    criteria = [text for one in terms.selection_criteria for text in (one.text, one.minimum)]
    placed = [
        ("title", title), ("description", description), ("reserved_text", terms.reserved_text),
        ("additional_information", terms.additional_information), ("performance_terms", terms.performance_terms),
        *(("selection_criteria", text) for text in criteria),
    ]  # fmt: skip
    return tuple((place, language, words) for place, text in placed for language, words in sorted(text.items()))


def _all(texts: tuple[tuple[str, str, str], ...]) -> tuple[Said, ...]:
    return tuple(found for place, language, text in texts for found in _said(text, language, place))


@lru_cache(maxsize=20_000)
def _said(text: str, language: str, place: str) -> tuple[Said, ...]:
    if _pattern(language, "reserve") is None:
        return ()
    return tuple(found for sentence in sentences(text) for found in _in_sentence(sentence, language, place))


def sentences(text: str) -> Iterator[str]:
    """Sentences by their full stops; abbreviations end none."""
    start = 0
    for end in _END.finditer(text):
        if not end[1] or (len(end[1]) > _SHORT and end[1].casefold() not in _ABBREVIATED):
            yield text[start : end.end()].strip()
            start = end.end()
    yield text[start:].strip()


def _in_sentence(sentence: str, language: str, place: str) -> Iterator[Said]:
    plain = fold_long(sentence.replace("\u2019", "'"))
    reserve, refused = _pattern(language, "reserve"), _pattern(language, "open")
    if reserve is None:
        return
    negated = [one.span() for one in refused.finditer(plain)] if refused else []
    for start, end in negated:
        if not (_whom(plain, start, end, language) or _BOX.search(plain)):
            continue
        yield Said(
            _lots(plain, start, end, language),
            False,
            _whom(plain, start, end, language),
            _quote(sentence, start),
            place,
        )
    for found in reserve.finditer(plain):
        if any(start <= found.start() <= end for start, end in negated):
            continue
        whom, lots = _whom(plain, *found.span(), language), _lots(plain, *found.span(), language)
        sure = bool(whom) or bool(_BOX.search(plain))
        in_title = place == "title"
        if sure or in_title:
            yield Said(lots, True, whom, _quote(sentence, found.start()), place, in_title, sure)


def _whom(plain: str, start: int, end: int, language: str) -> frozenset[str]:
    """For whom, as far as the words near by say; the cited law only where they do not."""
    near = plain[max(0, start - _BEFORE) : end + _AFTER]
    named = frozenset(means for means, pattern in _meaning(language, "who") if pattern.search(near))
    return named or frozenset(means for means, pattern in _meaning(language, "law") if pattern.search(near))


def _lots(plain: str, start: int, end: int, language: str) -> frozenset[int] | None:
    named = [
        (one.start(), one.end(), frozenset(int(number) for number in re.findall(r"\d+", one["numbers"])))
        for pattern in [_lot_pattern(language)]
        if pattern
        for one in pattern.finditer(plain)
    ]
    named += [
        (one.start(), one.end(), frozenset({int(means)}))
        for means, pattern in _meaning(language, "ordinal")
        for one in pattern.finditer(plain)
    ]
    before = [one for one in named if one[1] <= start]
    after = [one for one in named if one[0] >= end]
    if before:
        return max(before, key=lambda one: one[:2])[2]
    return min(after, key=lambda one: one[:2])[2] if after else None


@lru_cache(maxsize=20_000)
def _demands(text: str, language: str, place: str) -> tuple[Demand, ...]:
    people = _pattern(language, "people")
    if people is None:
        return ()
    found = []
    for sentence in sentences(text):
        plain = fold_long(sentence.replace("\u2019", "'"))
        for share, more_than, start, end in _shares(plain, language):
            if share > Decimal("0.30") and people.search(plain[max(0, start - 80) : end + 80]):
                found.append(Demand(share, more_than, _quote(sentence, start), place))
    return tuple(found)


def _shares(plain: str, language: str) -> Iterator[tuple[Decimal, bool, int, int]]:
    more, half = _pattern(language, "more"), _pattern(language, "half")
    for one in _PER_CENT.finditer(plain):
        if int(one[1]) <= 100:
            before = plain[max(0, one.start() - _NEAR) : one.start()]
            yield Decimal(one[1]) / 100, bool(more and more.search(before)), *one.span()
    for one in half.finditer(plain) if half else ():
        yield Decimal("0.50"), True, *one.span()


def _quote(sentence: str, at: int) -> str:
    """The sentence, or of a long one what stands about a place."""
    if len(sentence) <= _QUOTE:
        return sentence
    first = max(0, at - _QUOTE // 2)
    cut = sentence[first : first + _QUOTE]
    return f"{'…' if first else ''}{cut}{'…' if first + _QUOTE < len(sentence) else ''}"


@cache
def _table() -> dict[tuple[str, str], tuple[tuple[str, re.Pattern[str]], ...]]:
    found: dict[tuple[str, str], list[tuple[str, re.Pattern[str]]]] = {}
    for row in rows("reserved_words"):
        found.setdefault((row["language"], row["part"]), []).append((row["means"], re.compile(row["pattern"])))
    return {key: tuple(values) for key, values in found.items()}


_WRITTEN = {"nb": "no", "nn": "no", "ca": "es", "gl": "es"}
"""Languages that are read with the patterns of another one."""


def _meaning(language: str, part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _table().get((_WRITTEN.get(language, language), part), ())


def _pattern(language: str, part: str) -> re.Pattern[str] | None:
    return next((pattern for _, pattern in _meaning(language, part)), None)


@cache
def _lot_pattern(language: str) -> re.Pattern[str] | None:
    pattern = _pattern(language, "lot")
    return re.compile(f"(?:{pattern.pattern}){_NUMBERS}") if pattern else None
