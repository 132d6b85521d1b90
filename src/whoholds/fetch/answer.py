"""What came of asking a server."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


class FetchError(Exception):
    """An address gave nothing; the message says why. `retry_after` are the seconds that the server asks to wait."""

    def __init__(self, reason: str, *, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer said of itself, so that the server need not send it again."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer as it came: the body without transfer coding, but with its content encoding.

    `asked` is the address asked for, `url` the one that answered, after redirects. Status 304 has no body.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: dt.datetime

    def header(self, name: str) -> str:
        """The first header of the name, empty if there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def known(self) -> Known:
        """What to send along when asking again."""
        return Known(self.header("ETag") or None, self.header("Last-Modified") or None)
