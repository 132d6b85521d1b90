"""Watching: ask each source when it is due, take what is new, and note that it was asked even if nothing came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from threading import Event

from whoholds.fetch import FetchError, Known
from whoholds.gather.gathering import Found, Gatherer
from whoholds.gather.memory import Memory, Polled, Standing
from whoholds.gather.plan import Plan, Watched
from whoholds.read import Failed, Source
from whoholds.records import Report

LONGEST_PAUSE = 86_400.0
"""Seconds after which even a dead source is asked again."""

Take = Callable[[Report], None]
Fail = Callable[[Failed], None]
Log = Callable[..., None]
Entry = tuple[str, Callable[[], Iterator[Found]]]
"""Something new in a source: what it goes by, and how to get it."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class Watcher:
    """Watches the sources of a plan. `take` is given each new report, `fail` what can't be read."""

    plan: Plan
    gatherer: Gatherer
    memory: Memory
    take: Take
    fail: Fail
    log: Log
    stop: Event = field(default_factory=Event)
    now: Callable[[], dt.datetime] = _now

    def run(self, *, settle: Callable[[], None], once: bool = False) -> None:
        """Ask whoever is due until told to stop; `settle` follows each source that gave something new."""
        while not self.stop.is_set():
            source, due = min(((one, self._due(one)) for one in self.plan.sources), key=lambda pair: pair[1])
            wait = (due - self.now()).total_seconds()
            if wait > 0:
                if once:
                    return
                self.log("waiting", until=due.isoformat(timespec="seconds"), source=source.key)
                self.stop.wait(min(wait, LONGEST_PAUSE))
                continue
            if self.poll(source).fresh:
                settle()

    def poll(self, source: Watched) -> Polled:
        """Ask a source once, take what is new, note what came, and when it is due again."""
        standing = self.memory.standing(source.key)
        before = standing or Standing(Known(), 0, self.now())
        try:
            polled, known = self._folder(source) if source.folder else self._address(source, before.known)
            after = Standing(known, 0, self._after(source.every))
        except FetchError as error:
            polled, after = self._failed(source, before, str(error), error.retry_after)
        except Exception as error:  # noqa: BLE001 - one boundary per source: the others are watched on
            polled, after = self._failed(source, before, f"{type(error).__name__}: {error}", None)
        self.memory.note(polled)
        self.memory.keep(source.key, after)
        self.log(
            "polled", source=source.key, outlet=polled.outlet, outcome=polled.outcome, reason=polled.reason,
            entries=polled.entries, fresh=polled.fresh, due=after.due.isoformat(timespec="seconds"),
        )  # fmt: skip
        return polled

    def _address(self, source: Watched, known: Known) -> tuple[Polled, Known]:
        answer = self.gatherer.client.get(source.key, known)
        if answer.status == 304:
            return self._polled(source, "same"), known
        found, is_feed = self.gatherer.entries(answer)
        pages = source.pages and is_feed
        polled = self._take_new(source, [self._entry(one, pages=pages) for one in found])
        if self.stop.is_set():
            return polled, known
        return polled, answer.known

    def _entry(self, one: Found, *, pages: bool) -> Entry:
        if isinstance(one, Failed):
            return f"{one.source}|{one.reason}", lambda: iter([one])
        dated = one.modified or one.published_at or ""
        name = f"{one.url}|{dated}" if pages and one.url else f"{one.id}|{one.text_hash}"
        return name, lambda: self.gatherer.behind(one) if pages else iter([one])

    def _folder(self, source: Watched) -> tuple[Polled, Known]:
        """The files that are new or changed since they were dealt with."""
        folder = source.folder
        if folder is None or not folder.is_dir():
            raise FetchError("no such folder")
        today = self.now().date()
        entries: list[Entry] = []
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if hidden or not path.is_file():
                continue
            stat = path.stat()
            file = Source(str(path), today, path, asked_for=False, mapping=source.mapping)
            entries.append((f"{path}|{stat.st_size}|{stat.st_mtime_ns}", lambda file=file: self.gatherer.local(file)))  # type: ignore[misc]
        return self._take_new(source, entries), Known()

    def _take_new(self, source: Watched, entries: list[Entry]) -> Polled:
        """Take what wasn't dealt with; stops between two entries when told to."""
        fresh = 0
        for name, reports in entries:
            if self.stop.is_set():
                break
            if self.memory.dealt_with(source.key, name):
                continue
            for one in reports():
                if isinstance(one, Failed):
                    self.fail(one)
                    continue
                self.take(replace(one, source=source.name) if source.name else one)
                fresh += 1
            self.memory.deal(source.key, name, self.now())
        return self._polled(source, "ok", entries=len(entries), fresh=fresh)

    def _failed(
        self, source: Watched, before: Standing, reason: str, retry_after: float | None
    ) -> tuple[Polled, Standing]:
        """Twice as long to the next try with each failure in a row, a day at most, and no sooner than asked for."""
        failures = before.failures + 1
        pause = min(source.every * 2 ** min(failures, 20), max(source.every, LONGEST_PAUSE))
        due = self._after(max(pause, retry_after or 0.0))
        return self._polled(source, "failed", reason), Standing(before.known, failures, due)

    def _polled(self, source: Watched, outcome: str, reason: str = "", *, entries: int = 0, fresh: int = 0) -> Polled:
        at = self.now().isoformat(timespec="seconds")
        return Polled(source.key, source.name or source.key, at, outcome, reason, entries, fresh)

    def _after(self, seconds: float) -> dt.datetime:
        return self.now() + dt.timedelta(seconds=seconds)

    def _due(self, source: Watched) -> dt.datetime:
        standing = self.memory.standing(source.key)
        return standing.due if standing else dt.datetime.min.replace(tzinfo=dt.UTC)
