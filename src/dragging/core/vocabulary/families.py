"""Words of labels that are nearly a given one: a misspelling's right form, or another word of its family."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dragging.core.dictionary import knows
from dragging.core.vocabulary.labels import Labels

SHORTEST_TYPO = 5
SHORTEST_FAMILY = 6
MAX_FAMILY = 5


class Families:
    """Finds near words among those of the labels."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def near(self, form: str, languages: Sequence[str]) -> tuple[int, ...]:
        """The words meant by a form that no label holds, among those of some languages.

        A word that a dictionary has is spelt right and has only a family; any other is tried as a misspelling first.
        """
        tokens = [token for language in languages for token in self._labels.spoken(language)]
        chosen = [] if any(knows(form, language) for language in languages) else _respelt(form, tokens)
        chosen = chosen or _family(form, tokens)
        found = (self._labels.word(token, language) for token in chosen for language in languages)
        return tuple(dict.fromkeys(word for word in found if word is not None))


def _respelt(form: str, tokens: Sequence[str]) -> list[str]:
    """The nearest tokens, one edit away or two where the form is long; the first letter is taken to be right."""
    if len(form) < SHORTEST_TYPO or not form.isalpha():
        return []
    reach = 1 if len(form) < 8 else 2
    near = process.extract(form, tokens, scorer=DamerauLevenshtein.distance, score_cutoff=reach, limit=6)
    alike = [one for one in near if one[0][0] == form[0]]
    return [one[0] for one in alike if one[1] == min(other[1] for other in alike)]


def _family(form: str, tokens: Sequence[str]) -> list[str]:
    """Tokens that share the form's stem, those that share most of it first."""
    if len(form) < SHORTEST_FAMILY:
        return []
    stem = form[: max(SHORTEST_FAMILY - 1, len(form) - 3)]
    kin = {token for token in tokens if token.startswith(stem)}
    return sorted(kin, key=lambda token: (-_common(token, form), len(token), token))[:MAX_FAMILY]


def _common(one: str, other: str) -> int:
    """How many letters two words share at their beginning."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
