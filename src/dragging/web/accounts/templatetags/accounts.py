"""Words of the account pages."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# In this order: each browser also names those before it in the history of the web.
_BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


@register.filter
def browser(told: str) -> str:
    """`Firefox, Windows` from what a browser says of itself."""
    name = next((word for mark, word in _BROWSERS.items() if mark in told), "")
    system = next((word for mark, word in _SYSTEMS.items() if mark in told), "")
    return ", ".join(filter(None, (name, system))) or _("A browser that does not say its name")
