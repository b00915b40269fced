"""What the environment may say, typed, with its defaults. Every variable stands in docs/settings.md."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

_SHORT_QUERIES = "-c jit=off -c max_parallel_workers_per_gather=0"
"""PostgreSQL would compile a statement of many terms, or start workers for it, at ten times what it takes itself."""
_KEPT_SECONDS = 60
"""How long a thread keeps its connection: to open one takes as long as five queries, with SQLite too."""


class BadSetting(ValueError):  # noqa: N818 - names what is wrong, not that something is
    """A variable of the environment cannot be used; the message names it and the remedy."""


def data_folder() -> Path:
    """The folder of everything that is kept (`DRAGGING_DATA`, default `./data`), made when missing."""
    folder = Path(os.environ.get("DRAGGING_DATA") or "data").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetting(f"DRAGGING_DATA: {folder}: {error.strerror}") from error
    return folder


def secret_key(folder: Path) -> str:
    """`DRAGGING_SECRET_KEY`, else a key made once and kept in the data folder, readable by its owner only."""
    given = os.environ.get("DRAGGING_SECRET_KEY")
    if given:
        return given
    place = folder / "secret-key"
    try:
        with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return place.read_text(encoding="ascii")


def database(folder: Path) -> dict[str, Any]:
    """Django's settings of `DRAGGING_DATABASE_URL`: `sqlite:///PATH` or `postgresql://user:pass@host:port/name`."""
    url = os.environ.get("DRAGGING_DATABASE_URL") or f"sqlite:///{folder / 'dragging.sqlite3'}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.removeprefix("sqlite:///")) if "%" in url else url.removeprefix("sqlite:///"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
                " PRAGMA mmap_size=1073741824; PRAGMA temp_store=MEMORY;",
            },
            "CONN_MAX_AGE": _KEPT_SECONDS,
        }
    if parts.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": {"options": _SHORT_QUERIES} | dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": _KEPT_SECONDS,
        }
    raise BadSetting(f"DRAGGING_DATABASE_URL: {parts.scheme}: use sqlite:///PATH or postgresql://user@host:port/name")


def hosts() -> list[str]:
    """The names under which the site may be asked (`DRAGGING_HOSTS`, commas between them)."""
    return [name.strip() for name in (os.environ.get("DRAGGING_HOSTS") or "127.0.0.1,localhost,[::1]").split(",")]


def is_local() -> bool:
    """Whether the site is asked under names of this machine only, without TLS before it (`DRAGGING_HOSTS`)."""
    return not os.environ.get("DRAGGING_HOSTS")


def address() -> str:
    """Where links of mails lead (`DRAGGING_ADDRESS`), else HTTPS under the first of `DRAGGING_HOSTS`; no slash at the end."""
    given = os.environ.get("DRAGGING_ADDRESS")
    if given and urlsplit(given).scheme not in {"http", "https"}:
        raise BadSetting(f"DRAGGING_ADDRESS: {given}: use https://NAME or http://NAME:PORT")
    return (given or ("http://127.0.0.1:8000" if is_local() else f"https://{hosts()[0].lstrip('.')}")).rstrip("/")


class Mail(NamedTuple):
    """How mails leave: by SMTP, or as files in `folder` where no server is named."""

    backend: str
    folder: str = ""
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    is_tls: bool = False
    becomes_tls: bool = False


_PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


def mail(folder: Path) -> Mail:
    """What `DRAGGING_MAIL_URL` says: `smtp://user:password@host:port`, `smtps://` or `smtp+starttls://`."""
    url = os.environ.get("DRAGGING_MAIL_URL")
    if not url:
        return Mail("django.core.mail.backends.filebased.EmailBackend", folder=str(folder / "mail"))
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BadSetting(f"DRAGGING_MAIL_URL: {parts.scheme}: use smtp://user:password@host:port, smtps:// or smtp+starttls://")
    return Mail(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=parts.scheme == "smtps",
        becomes_tls=parts.scheme == "smtp+starttls",
    )


def mail_from() -> str:
    """The sender of the site's mails (`DRAGGING_MAIL_FROM`)."""
    return os.environ.get("DRAGGING_MAIL_FROM") or "Dragging <dragging@localhost>"
