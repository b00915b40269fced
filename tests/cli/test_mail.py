"""`dragging mail send` sends what is due, once, and says what could not go."""

from __future__ import annotations

import os
import subprocess
import sys

PEOPLE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "dragging.config.settings"
django.setup()
from django.utils import timezone
from dragging.apps.organisations import operations
from dragging.apps.organisations.models import Person
person = Person.objects.create_user("ana@example.org", "x", joined_at=timezone.now(), language="pl")
operations.tell(person=person, kind="team", code="let_in", values={"organisation": "Fundacja"}, address="team/", now=timezone.now())
"""


def run(folder, *arguments, **more):
    environment = {name: value for name, value in os.environ.items() if name != "DRAGGING_DATABASE_URL"}
    environment |= {"DRAGGING_DATA": str(folder), "PYTHONPATH": os.pathsep.join(sys.path), "DRAGGING_LANGUAGE": "en", **more}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)


def test_what_is_due_goes_once_and_waits_where_no_server_answers(tmp_path):
    assert run(tmp_path, "-m", "dragging", "migrate").returncode == 0
    assert run(tmp_path, "-c", PEOPLE).returncode == 0
    down = run(tmp_path, "-m", "dragging", "mail", "send", DRAGGING_MAIL_URL="smtp://127.0.0.1:1")
    assert down.returncode == 3
    assert "Mails sent: 0; could not be sent and wait: 1" in down.stderr
    assert "Traceback" not in down.stderr
    sent = run(tmp_path, "-m", "dragging", "mail", "send")
    assert (sent.returncode, sent.stderr) == (0, "Mails sent: 1; could not be sent and wait: 0\n")
    again = run(tmp_path, "-m", "dragging", "mail", "send")
    assert (again.returncode, again.stderr) == (0, "")
    assert len(list((tmp_path / "mail").iterdir())) == 1
