"""The contrast table of the design from the tokens of the style: no pair under its need (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "src" / "dragging" / "web" / "frame" / "static" / "frame" / "site.css"
TEXT, SHAPE = 4.5, 3.0
GROUNDS = ("paper", "surface", "sunken")
TAGS = ("yes", "partner", "missing", "no", "danger")
PAIRS = [
    *[(front, ground, TEXT) for front in ("ink", "ink-2", "link", "visited") for ground in GROUNDS],
    ("on-primary", "primary", TEXT), ("on-primary", "hover", TEXT), ("primary", "paper", SHAPE), ("primary", "surface", SHAPE),
    ("on-header", "header", TEXT), ("rope", "header", SHAPE), ("rope-text", "paper", TEXT), ("rope-text", "surface", TEXT),
    *[(tag, ground, TEXT) for tag in TAGS for ground in (f"{tag}-ground", "surface", "paper")],
    *[(front, f"{tag}-ground", TEXT) for tag in TAGS for front in ("ink", "link")],
    ("on-danger", "danger", TEXT), *[("border", ground, SHAPE) for ground in GROUNDS],
    *[("focus", ground, SHAPE) for ground in ("paper", "sunken", "yes-ground", "missing-ground", "danger-ground")],
    ("focus-header", "header", SHAPE), *[(f"chart-{number}", "surface", SHAPE) for number in range(1, 5)],
]  # fmt: skip
MEASURED = {
    ("light", "ink", "paper"): 14.80, ("light", "link", "sunken"): 7.49, ("light", "border", "sunken"): 3.69,
    ("light", "danger", "danger-ground"): 6.35, ("dark", "ink", "paper"): 15.50, ("dark", "on-primary", "primary"): 8.62,
    ("dark", "danger", "danger-ground"): 7.87, ("dark", "border", "sunken"): 3.93,
}  # fmt: skip
DARK = re.compile(r":root(?::not\(\[data-theme=light\]\)|\[data-theme=dark\])\{([^}]*)\}")


def test_the_dark_that_is_chosen_is_the_dark_of_the_device():
    of_the_device, chosen = DARK.findall(CSS.read_text(encoding="utf-8"))
    assert of_the_device == chosen


def tokens(scheme: str) -> dict[str, str]:
    """Names and colours; the dark ones stand over the light ones, as in the browser."""
    light = re.search(r":root\{([^}]*)\}", CSS.read_text(encoding="utf-8"))[1]
    dark = DARK.findall(CSS.read_text(encoding="utf-8"))[0]
    found = dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]{6})", light))
    return found if scheme == "light" else found | dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]{6})", dark))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_pair_is_under_its_need(scheme):
    known = tokens(scheme)
    low = {(a, b): round(contrast(known[a], known[b]), 2) for a, b, need in PAIRS if contrast(known[a], known[b]) < need}
    assert low == {}


def test_the_figures_are_those_of_the_design():
    found = {(scheme, a, b): round(contrast(tokens(scheme)[a], tokens(scheme)[b]), 2) for scheme, a, b in MEASURED}
    assert found == MEASURED
