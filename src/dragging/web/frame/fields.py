"""Fields of forms that accept how people of the four languages write numbers and money."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dragging.web.frame import formats

MOST_WHOLE = 1_000_000
MOST_MONEY = Decimal(10) ** 12


class _Number(forms.CharField):
    """A number as text: no spinner, no rounding, the marks of any of the four languages."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("max_length", 40)
        super().__init__(**more)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal", "autocomplete": "off", "class": "short"}


class AmountField(_Number):
    """A sum of money: `86.400,50`, `86,400.50` and `86 400,50` are the same. A negative one is a mistake."""

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        amount = _grouped(text)
        if amount is None:
            raise forms.ValidationError(_("This is not read as an amount. Write it like 86,400.50 or 86.400,50."))
        if not 0 <= amount <= MOST_MONEY:
            raise forms.ValidationError(_("The amount must be 0 or more, and below a million millions."))
        return amount


class WholeField(_Number):
    """A whole number of people or things."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric"}

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        number = _grouped(text)
        if number is None or number != number.to_integral_value() or not 0 <= number <= MOST_WHOLE:
            raise forms.ValidationError(_("Write a whole number of 0 or more, in figures."))
        return int(number)


_TYPED = re.compile(r"(-?[1-9]\d{0,2}(?P<group>[.,' \u00a0\u202f])\d{3}(?:(?P=group)\d{3})*|-?\d+)(?:(?P<mark>[.,])(\d{1,6}))?\Z", re.ASCII)


def _grouped(text: str) -> Decimal | None:
    """An amount as people type it: one mark before exactly three digits groups thousands (`1.234` is 1234).

    In a record of a notice the same text is a decimal; a person who types a sum means thousands.
    """
    found = _TYPED.match(text.strip().removeprefix("€").removesuffix("€").strip())
    if found is None or (found["mark"] and found["mark"] == found["group"]):
        return None
    whole = re.sub(r"[^\d-]", "", found[1])
    return Decimal(f"{whole}.{found[4] or 0}")


def read_back(amount: Decimal, currency: str) -> str:
    """How an amount was understood, in the reader's marks."""
    return formats.money(amount, currency, get_language() or "en")
