from __future__ import annotations

from django.apps import AppConfig


class MatchingPagesConfig(AppConfig):
    name = "dragging.web.matching"
    label = "matching_pages"

    def ready(self) -> None:
        """Answers given before signing in go along into the account."""
        from allauth.account.signals import user_logged_in

        from dragging.web.matching.check import answers

        user_logged_in.connect(answers.take_along, dispatch_uid="check.answers")
