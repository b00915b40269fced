"""What every part may need to know of this installation."""

from __future__ import annotations

from django.db import models


class DemoWorld(models.Model):
    """At most one row: the invented world that `dragging demo` filled this installation with.

    Where it stands, every page says that what it shows is fictitious, and of which day it is.
    """

    day = models.DateField(help_text="The day that the world's dates count from.")
    seed = models.CharField(max_length=40, help_text="With the day it determines every byte of the notices.")
    notices = models.PositiveIntegerField(default=0, help_text="Invented notices, grant calls among them.")
    is_complete = models.BooleanField(default=False, help_text="False while it is being filled, or was stopped then.")
    filled_at = models.DateTimeField(help_text="When it was filled, by the real clock.")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="common_one_demo_world")]
