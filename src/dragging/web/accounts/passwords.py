"""What makes a password good enough, told in one sentence: length, not known, not like the mail address."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation as checks
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST = 10


class GoodEnough:
    """NIST SP 800-63B: long enough and not a known one; no rule about kinds of letters."""

    def __init__(self) -> None:
        self._known = checks.CommonPasswordValidator()
        self._like = checks.UserAttributeSimilarityValidator(user_attributes=("email", "name"))

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < SHORTEST:
            raise ValidationError(
                _("The password is too short. Use 10 characters or more."), code="password_too_short"
            )
        for check, told in (
            (self._known, _("This password is on the lists of those who break in. Choose another one.")),
            (self._like, _("The password is too much like your name or mail address. Choose another one.")),
        ):
            try:
                check.validate(password, user)
            except ValidationError as error:
                raise ValidationError(told, code=error.code) from None

    def get_help_text(self) -> str:
        return _(
            "10 characters or more. A few words that have nothing to do with each other are good and easy to remember."
        )
