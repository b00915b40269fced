"""What other parts may need to know at once; a receiver works in the transaction of the change."""

from __future__ import annotations

from django.dispatch import Signal

changed = Signal()
"""An organisation's name or profile changed: `organisation`, `now`."""
