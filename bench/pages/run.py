"""List and detail page against a Django template page with 25 rows in memory, in one process and one run.

    DRAGGING_DATA=FOLDER ./run demo --no-serve
    DRAGGING_DATA=FOLDER .venv/bin/python bench/pages/run.py

The baseline goes through the same middleware: a page of 25 rows of eight fields each, from a list in memory, in a
template of its own. It is measured twice: bare, with nothing around it, and in the frame that every page of the site
has. Rounds alternate; time is that of the process, so that a busy machine does not count; each figure is the best of
the rounds. Queries are counted for 1 and for 25 rows.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dragging.config.settings")

import django

django.setup()

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import path

from dragging.config import urls

ROUNDS, TIMES = 9, 12
ROWS = [
    {
        "address": f"/en/opportunities/{number}/", "title": f"Home care for older people in district {number}",
        "original": "Servicio de ayuda a domicilio", "buyer": "Ayuntamiento de Ejemplar", "place": "A Coruña",
        "value": f"€{number * 1000:,}", "deadline": "Fri 27 November 2026, 14:00 (Madrid time)", "lots": number,
    }
    for number in range(1, 26)
]  # fmt: skip
LIST = """<h1>{{ total }} opportunities</h1><ol>{% for row in rows %}<li><h2><a href="{{ row.address }}">{{ row.title }}</a></h2>
<p>{{ row.original }}</p><p>{{ row.buyer }} | {{ row.place }} | {% if row.value %}{{ row.value }}{% else %}no value{% endif %} |
{{ row.lots }} lots</p><p>{{ row.deadline }}</p></li>{% endfor %}</ol>"""
BARE = engines["django"].from_string(f"""<!doctype html><html lang="en"><head><title>Opportunities</title></head>
<body>{LIST}</body></html>""")
FRAMED = engines["django"].from_string('{% extends "frame/base.html" %}{% block main %}' + LIST + "{% endblock %}")


def baseline(request: HttpRequest) -> HttpResponse:
    template = FRAMED if request.GET.get("in") == "frame" else BARE
    return HttpResponse(template.render({"rows": ROWS, "total": 1136}, request))


urlpatterns = [path("en/baseline/", baseline), *urls.urlpatterns]
handler404 = urls.handler404


def per_second(ask: Callable[[], object]) -> float:
    begun = time.process_time()
    for _time in range(TIMES):
        ask()
    return TIMES / (time.process_time() - begun)


def main() -> None:
    client = Client(headers={"host": "127.0.0.1"})
    found = client.get("/api/v1/opportunities?state=open&limit=1").json()["results"]
    every = "state=planned,consultation,open,closed,awarded,cancelled,suspended"
    detail = f"/en/opportunities/{found[0]['id']}/"
    asked = {"bare": "/en/baseline/", "in the frame": "/en/baseline/?in=frame", "list": "/en/opportunities/", "list, words": "/en/opportunities/?q=home+care", "detail": detail}
    best = dict.fromkeys(asked, 0.0)
    for address in asked.values():
        assert client.get(address).status_code == 200, address
    for _round in range(ROUNDS):
        for name, address in asked.items():
            best[name] = max(best[name], per_second(lambda address=address: client.get(address)))
    for name, figure in best.items():
        print(f"{name:12} {figure:7.1f} requests/s  {figure / best['bare']:.2f} x bare  {figure / best['in the frame']:.2f} x in the frame")
    for name, address in {"1 row": f"/en/opportunities/?{every}&q={found[0]['notices'][0]}", "25 rows": f"/en/opportunities/?{every}"}.items():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address).content.decode()
        print(f"{name}: {page.count('class=' + chr(34) + 'row' + chr(34))} shown, {len(captured)} queries")


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="__main__"):
        main()
