"""Mails as they leave, read off a real SMTP server; and what people see when there is none."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone, translation
from smtp_server import post_office

from dragging.apps.organisations import digest, operations
from dragging.apps.organisations.enums import MailKind
from dragging.apps.organisations.models import MailItem, Person
from dragging.config import environment
from dragging.web.accounts import digest_mail, letters
from dragging.web.frame import letters as shape
from dragging.web.frame import mail_phrases

pytestmark = [pytest.mark.django_db]

PASSWORD = "three quiet green lamps"
CSS = Path(shape.__file__).parent / "static" / "frame" / "site.css"
TEMPLATE = Path(shape.__file__).parent / "templates" / "frame" / "letters" / "letter.html"


@pytest.fixture
def post(settings, monkeypatch, tmp_path):
    """The post office that DRAGGING_MAIL_URL names."""
    with post_office() as (one, port):
        monkeypatch.setenv("DRAGGING_MAIL_URL", f"smtp://127.0.0.1:{port}")
        use(settings, environment.mail(tmp_path))
        yield one


def use(settings, told):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = told.backend, told.host, told.port
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = told.user, told.password
    settings.EMAIL_TIMEOUT = 5


@pytest.fixture
def down(settings, monkeypatch, tmp_path):
    """A mail server that does not answer."""
    monkeypatch.setenv("DRAGGING_MAIL_URL", "smtp://127.0.0.1:1")
    use(settings, environment.mail(tmp_path))


def parts(mail):
    return mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()


def test_a_mail_in_bulgarian_has_all_its_heads_and_both_parts(client, ana, post):
    Person.objects.filter(pk=ana.pk).update(language="bg")
    client.post("/en/account/login/code/", {"email": ana.email})
    (mail,) = post.mails
    assert (mail["From"], mail["To"]) == ("Dragging <dragging@localhost>", "ana@example.org")
    assert mail["Date"]
    assert re.fullmatch(r"<[0-9a-f]{24}@localhost>", mail["Message-ID"])
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "bg")
    assert mail["List-Unsubscribe"] is None
    assert re.fullmatch(r"Код за вход: [\w-]+", mail["Subject"])
    text, html = parts(mail)
    for part in (text, html):
        assert "Въведете този код на страницата" in part
        assert "/bg/account/login/code/confirm/?code=" in part
        assert "Ако не сте искали код, не правете нищо." in part


def test_no_line_is_longer_than_mail_allows(client, ana, post):
    client.post("/en/account/login/code/", {"email": ana.email})
    client.post("/en/account/password/reset/", {"email": ana.email})
    assert max(len(line) for raw in post.raw for line in raw.split(b"\r\n")) <= 998
    for mail in post.mails:
        text, _html = parts(mail)
        assert [line for line in text.splitlines() if len(line) > 78 and "http" not in line] == []


def test_a_mail_asks_nothing_from_elsewhere(client, ana, post):
    client.post("/en/account/login/code/", {"email": ana.email})
    _text, html = parts(post.mails[0])
    assert re.findall(r"<(?:img|script|link|iframe)|src=|url\(", html) == []
    assert set(re.findall(r'href="(https?://[^/"]+)', html)) == {"http://127.0.0.1:8000"}


def test_a_mail_is_a_page_that_can_be_read_aloud(client, ana, post):
    client.post("/en/account/login/code/", {"email": ana.email})
    _text, html = parts(post.mails[0])
    assert '<html lang="es">' in html
    assert html.count("<h1") == 1
    assert "<table" not in html
    assert html.count('class="button"') == 1


def test_the_colours_of_mails_are_those_of_the_site():
    known = set(re.findall(r"#[0-9A-Fa-f]{6}", CSS.read_text(encoding="utf-8")))
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", TEMPLATE.read_text(encoding="utf-8"))) - known == set()


def test_every_mail_of_the_library_that_can_go_has_its_letter():
    folder = Path(allauth.__file__).parent / "templates"
    never = {"account/email/password_reset_code"}  # resetting goes by link
    theirs = {
        str(path.relative_to(folder)).removesuffix("_subject.txt")
        for part in ("account", "mfa") for path in (folder / part / "email").glob("*_subject.txt")
    }  # fmt: skip
    assert theirs - never == set(letters.LETTERS)


@pytest.mark.parametrize("language", ["en", "es", "pl", "bg"])
def test_every_letter_can_be_written_in_every_language(language):
    told = {
        "code": "ABC", "activate_url": "https://x.example/en/a/", "password_reset_url": "https://x.example/en/b/", "ip": "192.0.2.1",
        "user_agent": "Firefox", "timestamp": timezone.now(), "to_email": "a@example.org", "deleted_email": "a@example.org",
    }  # fmt: skip
    with translation.override("en"):
        english = {name: letter(told, "en") for name, letter in letters.LETTERS.items()}
    with translation.override(language):
        for name, letter in letters.LETTERS.items():
            one = letter(told, language)
            mail = shape.message(one, "a@example.org", language)
            assert one.subject in mail.alternatives[0][0].replace("&#x27;", "'"), name
            assert f"/{language}/" in one.address, name
            assert language == "en" or (one.if_nothing, one.why) != (english[name].if_nothing, english[name].why), name


def test_the_same_key_is_the_same_mail_for_the_receiver():
    letter = letters.erasing("X")
    assert {shape.message(letter, "a@example.org", "en", key="k").extra_headers["Message-ID"] for _turn in range(2)} == {"<k@localhost>"}
    assert len({shape.message(letter, "a@example.org", "en").extra_headers["Message-ID"] for _turn in range(2)}) == 2


# --- without a mail server


@pytest.mark.parametrize("path", ["/es/account/login/code/", "/es/account/password/reset/"])
def test_asking_where_no_mail_server_answers_is_told_and_can_be_repeated(client, ana, down, path):
    answer = client.post(path, {"email": ana.email})
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert "No se ha podido enviar el correo" in answer.content.decode()


def test_signing_up_without_a_mail_server_keeps_nothing_and_can_be_repeated(client, db, down, settings, monkeypatch, tmp_path):
    told = {"email": "iva@example.org", "password1": PASSWORD}
    assert client.post("/bg/account/signup/", told).status_code == 503
    assert (Person.objects.count(), EmailAddress.objects.count()) == (0, 0)
    with post_office() as (post, port):
        monkeypatch.setenv("DRAGGING_MAIL_URL", f"smtp://127.0.0.1:{port}")
        use(settings, environment.mail(tmp_path))
        assert client.post("/bg/account/signup/", told).status_code == 302
        assert [mail["Subject"].strip() for mail in post.mails] == ["Потвърдете имейл адреса си"]
    assert Person.objects.get().email == "iva@example.org"


def test_a_changed_password_stays_changed_without_a_mail_server(browser, ana, down):
    new = "four red paper birds"
    answer = browser.post("/en/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    ana.refresh_from_db()
    assert ana.check_password(new)


# --- signing up tells nothing


def test_signing_up_with_a_known_address_looks_the_same(ana, post, client):
    known = client.post("/es/account/signup/", {"email": ana.email, "password1": "four red paper birds"})
    client.cookies.clear()
    new = client.post("/es/account/signup/", {"email": "iva@example.org", "password1": "four red paper birds"})
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    assert [mail["Subject"] for mail in post.mails] == ["Ya tiene una cuenta", "Confirme su dirección de correo"]
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


@pytest.mark.parametrize("path", ["login/code/", "password/reset/"])
def test_asking_with_an_unknown_address_looks_the_same(ana, post, client, path):
    known = client.post(f"/es/account/{path}", {"email": ana.email})
    client.cookies.clear()
    unknown = client.post(f"/es/account/{path}", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert post.mails[1]["Subject"] == "No hay ninguna cuenta con esta dirección"


def test_a_wrong_sign_in_costs_one_hashing_known_or_not(ana, client, monkeypatch):
    from django.contrib.auth import hashers

    done = []
    encode = hashers.ScryptPasswordHasher.encode
    monkeypatch.setattr(hashers.ScryptPasswordHasher, "encode", lambda self, *args, **more: done.append(1) or encode(self, *args, **more))
    counts = []
    for address in (ana.email, "nobody@example.org"):
        done.clear()
        client.post("/en/account/login/", {"login": address, "password": "not the one"})
        counts.append(len(done))
    assert counts == [1, 1]


# --- the digest


@pytest.fixture
def sentences(monkeypatch):
    monkeypatch.setattr(mail_phrases, "_sentences", {})
    mail_phrases.register("joined", lambda told: f"{told['name']} joined.")


def tell(person, name, at, kind=MailKind.TEAM):
    operations.tell(person=person, kind=kind, code="joined", values={"name": name}, address="team/", now=at)


def test_one_digest_holds_everything_and_can_be_stopped(ana, post, sentences):
    now = timezone.now()
    tell(ana, "Eva", now - timedelta(minutes=2))
    tell(ana, "Iva", now - timedelta(minutes=1), MailKind.VERIFICATION)
    assert digest_mail.send_due(now) == (1, 0)
    (mail,) = post.mails
    assert mail["Subject"] == "2 novedades para usted"
    stop = mail["List-Unsubscribe"].strip().strip("<>")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop == f"http://127.0.0.1:8000/es/account/mail/stop/{digest_mail.token(ana)}/"
    text, html = parts(mail)
    for part in (text, html):
        assert "Eva joined." in part
        assert "Iva joined." in part
        assert "http://127.0.0.1:8000/es/team/" in part
        assert stop in part.replace("\n", "")
    assert digest_mail.send_due(now) == (0, 0)


def test_a_run_that_fails_loses_nothing_and_sends_nothing_twice(ana, post, sentences):
    now = timezone.now()
    eva = Person.objects.create_user("eva@example.org", "x", joined_at=now, language="pl")
    tell(ana, "Iva", now)
    tell(eva, "Iva", now)
    post.refuses = True
    assert digest_mail.send_due(now) == (0, 2)
    post.refuses = False
    assert digest_mail.send_due(now) == (2, 0)
    assert digest_mail.send_due(now) == (0, 0)
    assert [mail["To"] for mail in post.mails] == ["ana@example.org", "eva@example.org"]


class Killed(BaseException):
    """As SIGKILL: nothing of the run goes on."""


def test_a_run_that_is_killed_goes_on_with_those_who_have_no_mail_yet(ana, post, sentences):
    now = timezone.now()
    eva = Person.objects.create_user("eva@example.org", "x", joined_at=now, language="pl")
    tell(ana, "Iva", now)
    tell(eva, "Iva", now)

    def killed_at_the_second(person, items, key):
        if person == eva:
            raise Killed
        digest_mail.deliver(person, items, key)

    with pytest.raises(Killed):
        digest.send_due(now=now, zone_of=digest_mail.zone_of, deliver=killed_at_the_second)
    assert digest_mail.send_due(now + timedelta(minutes=1)) == (0, 0)
    assert digest_mail.send_due(now + digest.CLAIM_LASTS + timedelta(seconds=1)) == (1, 0)
    assert [mail["To"] for mail in post.mails] == ["ana@example.org", "eva@example.org"]


def test_what_was_perhaps_sent_goes_again_as_the_same_mail(ana, post, sentences):
    """Killed between sending and marking: the one moment in which a mail can go twice, under one Message-ID."""
    now = timezone.now()
    tell(ana, "Iva", now)

    def killed_after(person, items, key):
        digest_mail.deliver(person, items, key)
        raise Killed

    with pytest.raises(Killed):
        digest.send_due(now=now, zone_of=digest_mail.zone_of, deliver=killed_after)
    tell(ana, "Eva", now + timedelta(minutes=1))
    later = now + digest.CLAIM_LASTS + timedelta(minutes=2)
    assert digest_mail.send_due(later) == (1, 0)
    first, second = post.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert digest_mail.send_due(later) == (1, 0)
    assert "Eva joined." in parts(post.mails[2])[0]


def test_never_is_never(ana, post, sentences):
    now = timezone.now()
    tell(ana, "Iva", now)
    operations.prefer(person=ana, kind=MailKind.TEAM, frequency="never")
    assert digest_mail.send_due(now) == (0, 0)
    assert MailItem.objects.count() == 0


def test_a_code_that_no_part_can_say_stops_nothing(ana, post, sentences):
    now = timezone.now()
    operations.tell(person=ana, kind=MailKind.TEAM, code="unheard", values={}, address="", now=now)
    tell(ana, "Iva", now)
    assert digest_mail.send_due(now) == (1, 0)
    assert post.mails[0]["Subject"] == "Iva joined"
