"""Asking servers as a polite reader does: by name, seldom, within robots.txt, and never for what it has."""

from __future__ import annotations

import datetime as dt
import email.utils
import os
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from whoholds import __version__
from whoholds.fetch.addresses import checked
from whoholds.fetch.answer import Answer, FetchError, Known
from whoholds.fetch.exchange import Limits, Raw, exchange
from whoholds.fetch.robots import Robots

NAME = "whoholds"
INTERVAL = 2.0
"""Seconds between two requests to one host, unless it asks for more."""
_MOVED = (301, 302, 303, 307, 308)
_LONGEST_WAIT = 86_400.0


def agent() -> str:
    """The name that servers see; WHOHOLDS_CONTACT adds whom they can write to."""
    contact = " ".join(os.environ.get("WHOHOLDS_CONTACT", "").split())
    return f"{NAME}/{__version__} (reads reports of armed conflict{f'; {contact}' if contact else ''})"


@dataclass(slots=True)
class Client:
    """Fetches pages. `allowed` names hosts or addresses that may be asked although they lie inside a network."""

    limits: Limits = field(default_factory=Limits)
    interval: float = INTERVAL
    allowed: Collection[str] = ()
    obey_robots: bool = True
    agent: str = field(default_factory=agent)
    sleep: Callable[[float], object] = time.sleep
    _robots: dict[str, Robots] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, known: Known | None = None) -> Answer:
        """The answer with status 200, or 304 where the server has nothing newer than `known`.

        Raises FetchError for all else: an address that is refused, robots.txt, errors, time and size.
        """
        at = urldefrag(url)[0]
        for _ in range(self.limits.redirects + 1):
            parts = _split(at)
            self._check_robots(parts, at)
            raw = self._ask(parts, known)
            if raw.status not in _MOVED:
                return self._answer(url, at, raw)
            target = _header(raw, "Location")
            if not target:
                raise FetchError(f"status {raw.status} without a place to go")
            at = urldefrag(urljoin(at, target))[0]
        raise FetchError(f"more than {self.limits.redirects} redirects")

    def _answer(self, asked: str, url: str, raw: Raw) -> Answer:
        if raw.status not in (200, 304):
            wait = _wait(_header(raw, "Retry-After")) if raw.status in (429, 503) else None
            told = f", to be asked again after {wait:.0f} seconds" if wait is not None else ""
            raise FetchError(f"status {raw.status}{told}", retry_after=wait)
        return Answer(asked, url, raw.status, raw.headers, raw.body, dt.datetime.now(dt.UTC))

    def _ask(self, parts: SplitResult, known: Known | None = None) -> Raw:
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        addresses = checked(host, port, allowed=self.allowed)
        self._wait_for(parts)
        headers = {"User-Agent": self.agent, "Accept": "text/html,application/xhtml+xml,application/xml,*/*;q=0.5",
                   "Accept-Encoding": "gzip", "Accept-Language": "en", "Connection": "close"}  # fmt: skip
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.modified:
            headers["If-Modified-Since"] = known.modified
        return exchange(parts, addresses, headers, self.limits)

    def _wait_for(self, parts: SplitResult) -> None:
        """Wait until the host may be asked again."""
        robots = self._robots.get(_place(parts))
        interval = max(self.interval, robots.delay(NAME) if robots else 0.0)
        due = self._asked.get(parts.netloc, float("-inf")) + interval
        now = time.monotonic()
        if due > now:
            self.sleep(due - now)
        self._asked[parts.netloc] = time.monotonic()

    def _check_robots(self, parts: SplitResult, url: str) -> None:
        if not self.obey_robots:
            return
        place = _place(parts)
        if place not in self._robots:
            self._robots[place] = self._fetch_robots(parts)
        if not self._robots[place].allows(NAME, url):
            raise FetchError("refused by the host's robots.txt")

    def _fetch_robots(self, parts: SplitResult) -> Robots:
        """The host's rules; one redirect to another address of its own is followed, as hosts move to https."""
        at = f"{_place(parts)}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            raw = self._ask(_split(at))
            if raw.status not in _MOVED:
                return Robots.of(raw.status, raw.body)
            at = urljoin(at, _header(raw, "Location"))
        return Robots()


def _split(url: str) -> SplitResult:
    """The parts of an address. Raises FetchError for one that isn't of the web."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"no address: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise FetchError("refused: only http and https addresses are fetched")
    if parts.username or parts.password:
        raise FetchError("refused: an address with a name or a password in it")
    return parts


def _place(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"


def _header(raw: Raw, name: str) -> str:
    return next((value for key, value in raw.headers if key.lower() == name.lower()), "")


def _wait(value: str) -> float | None:
    """Seconds, from a number of them or a date."""
    if value.strip().isdigit():
        return min(float(value), _LONGEST_WAIT)
    try:
        until = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return min(max((until - dt.datetime.now(dt.UTC)).total_seconds(), 0.0), _LONGEST_WAIT)
