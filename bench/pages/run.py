"""Pages against a Django template page with 25 rows in memory, in one process and one run.

    DRAGGING_DATA=FOLDER ./run demo --no-serve
    DRAGGING_DATA=FOLDER .venv/bin/python bench/pages/run.py [--rows 300000]

The baseline goes through the same middleware: a page of 25 rows of eight fields each, from a list in memory, in a
template of its own. It is measured twice: bare, with nothing around it, and in the frame that every page of the site
has. Every page is measured kept (asked again and again) and anew (what is kept of pages is dropped before each request;
posting lists and columns stay, as in a running server). Rounds alternate; time is that of the process, so that a busy
machine does not count; each figure is the best of the rounds. Queries are counted for 1 and for 25 rows. At last what
compressing a page costs and saves.

With --rows the bank is first filled up to so many opportunities, spliced from those it holds (bench/search/generate.py);
what is made so has no page of its own.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench" / "search")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dragging.config.settings")

import django

django.setup()

import brotli
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import path

from dragging.apps.bank.models import Notice, Opportunity
from dragging.config import urls
from dragging.config.statics import gather
from dragging.web.bank import keeping

from generate import REAL, generate

ROUNDS, TIMES = 9, 12
EVERY = "state=planned,consultation,open,closed,awarded,cancelled,suspended"
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


def per_second(ask: Callable[[], object], before: Callable[[], None]) -> float:
    spent = 0.0
    for _time in range(TIMES):
        before()
        begun = time.process_time()
        ask()
        spent += time.process_time() - begun
    return TIMES / spent


def nothing() -> None:
    pass


def pages() -> dict[str, str]:
    real = Opportunity.objects.filter(public_id__regex=REAL, search_entry__in_open_index=True).order_by("pk")
    return {
        "home": "/en/",
        "list": "/en/opportunities/",
        "list, all states": f"/en/opportunities/?{EVERY}",
        "list, filters": "/en/opportunities/?nuts=ES&reserved=art20_participation,art77&cpv=85",
        "list, words": "/en/opportunities/?q=home+care",
        "detail": f"/en/opportunities/{real.values_list('public_id', flat=True)[0]}/",
    }


def measured(client: Client) -> None:
    asked = [("bare", "/en/baseline/", nothing), ("in the frame", "/en/baseline/?in=frame", nothing)]
    for name, address in pages().items():
        asked += [(f"{name}, kept", address, nothing), (f"{name}, anew", address, keeping.forget)]
    best = dict.fromkeys((name for name, _address, _before in asked), 0.0)
    for _name, address, _before in asked:
        assert client.get(address).status_code == 200, address
    for _round in range(ROUNDS):
        for name, address, before in asked:
            best[name] = max(best[name], per_second(lambda address=address: client.get(address), before))
    for name, figure in best.items():
        print(
            f"{name:24} {figure:7.1f} requests/s {1000 / figure:6.2f} ms  {figure / best['bare']:.2f} x bare"
            f"  {figure / best['in the frame']:.2f} x in the frame"
        )


def counted(client: Client) -> None:
    number = Notice.objects.order_by("pk")[0].number
    for name, address in {
        "1 row": f"/en/opportunities/?{EVERY}&q={number}", "25 rows": f"/en/opportunities/?{EVERY}"
    }.items():  # fmt: skip
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address).content.decode()
        print(f"{name}: {page.count('class=' + chr(34) + 'row' + chr(34))} shown, {len(captured)} queries")


def compressed(client: Client) -> None:
    ways = {"gzip 6": lambda page: gzip.compress(page, 6)}
    ways |= {f"brotli {level}": lambda page, level=level: brotli.compress(page, quality=level) for level in (3, 4, 5, 6)}
    for address in ("/bg/opportunities/", pages()["detail"]):
        page = client.get(address).content
        print(f"{address}: {len(page)} bytes")
        for name, compress in ways.items():
            begun = time.process_time()
            for _time in range(50):
                small = compress(page)
            print(f"  {name:9} {len(small):6} bytes {(time.process_time() - begun) * 20:6.2f} ms")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=0)
    wanted = options.parse_args().rows
    generate(wanted, random.Random(2026), datetime.fromtimestamp(time.time(), UTC))
    print(f"{Opportunity.objects.count()} opportunities, {connection.vendor}; load {os.getloadavg()[0]:.1f}")
    gather()
    client = Client(headers={"host": "127.0.0.1"})
    measured(client)
    counted(client)
    compressed(client)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="__main__"):
        main()
