"""A real mail server of this machine, for tests: it keeps what it takes, as bytes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


class Post:
    """What arrived: envelopes as taken off the line."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.refuses = False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the library's name
        if self.refuses:
            return "451 later"
        self.raw.append(envelope.original_content)
        return "250 taken"

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(one, policy=policy.default) for one in self.raw]


@contextmanager
def post_office() -> Iterator[tuple[Post, int]]:
    """The server and its port."""
    post = Post()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield post, port
    finally:
        controller.stop()
