"""Files, folders, addresses and feeds to reports, each kept in the archive, if there is one, before it is read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from whoholds.archive import Archive, Kept
from whoholds.fetch import Answer, Client, FetchError
from whoholds.read import Failed, Mapping, Source, find_sources, read_answer, read_source
from whoholds.records import Report

LARGEST_KEPT = 50 * 1024 * 1024
"""Bytes of a file that is copied into the archive; a larger one is a data set, which whoever has it keeps."""

Found = Report | Failed


@dataclass(slots=True)
class Gatherer:
    """Turns the names of sources into reports.

    With `pages`, the page behind each entry of a feed is fetched and read in place of the entry's own words.
    `published` is the day of reports that tell none.
    """

    client: Client = field(default_factory=Client)
    archive: Archive | None = None
    mapping: Mapping | None = None
    pages: bool = False
    today: dt.date | None = None
    published: dt.date | None = None

    def gather(self, names: Iterable[str]) -> Iterator[Found]:
        """The reports of all sources; a Failed for what can't be read. Never raises for what a source holds."""
        for found in self._all(names):
            if isinstance(found, Report) and found.published is None:
                yield replace(found, published=self.published)
            else:
                yield found

    def _all(self, names: Iterable[str]) -> Iterator[Found]:
        for name in names:
            if name.startswith(("http://", "https://")):
                yield from self.address(name)
            else:
                for source in find_sources([name], self.today or _today(), self.mapping):
                    yield from [source] if isinstance(source, Failed) else self.local(source)

    def local(self, source: Source) -> Iterator[Found]:
        """The reports of a file, or of what came in."""
        try:
            digest = self._keep_file(source)
        except OSError as error:
            yield Failed(source.name, error.strerror or str(error))
            return
        yield from self._noted(read_source(source), digest)

    def address(self, url: str) -> Iterator[Found]:
        """The reports behind an address, and with `pages` behind the entries of a feed."""
        try:
            answer = self.client.get(url)
        except FetchError as error:
            yield Failed(url, str(error))
            return
        yield from self.answered(answer)

    def answered(self, answer: Answer) -> Iterator[Found]:
        """The reports in an answer, which is kept first."""
        found, is_feed = self.entries(answer)
        for one in found:
            yield from self.behind(one) if self.pages and is_feed and isinstance(one, Report) else [one]

    def entries(self, answer: Answer) -> tuple[list[Found], bool]:
        """What is in an answer itself, which is kept first; and whether it is a feed."""
        found = list(self._noted(self._read(answer), self.keep(answer)))
        return found, _is_feed(answer, found)

    def behind(self, entry: Report) -> Iterator[Found]:
        """The page of a feed's entry; the entry's own words where the page gives no report, and why."""
        if not entry.url:
            yield entry
            return
        found = list(self._page(entry.url))
        if not any(isinstance(one, Report) for one in found):
            yield entry
        yield from found

    def keep(self, answer: Answer) -> str | None:
        """Keep an answer as it came."""
        if self.archive is None:
            return None
        media = answer.header("Content-Type")
        return self.archive.keep(Kept(answer.url, answer.body, answer.at, answer.status, answer.headers, media))

    def _page(self, url: str) -> Iterator[Found]:
        try:
            answer = self.client.get(url)
        except FetchError as error:
            yield Failed(url, f"{error}; the feed's own words are read", expected=True)
            return
        for one in self._noted(self._read(answer), self.keep(answer)):
            yield (
                one
                if isinstance(one, Report)
                else Failed(one.source, f"{one.reason}; the feed's own words are read", expected=True)
            )

    def _read(self, answer: Answer) -> Iterator[Found]:
        return _named(read_answer(
            answer.body, url=answer.url, media=answer.header("Content-Type"),
            encoding=answer.header("Content-Encoding"), today=self.today,
        ))  # fmt: skip

    def _keep_file(self, source: Source) -> str | None:
        if self.archive is None:
            return None
        with source.open() as stream:
            data = stream.read(LARGEST_KEPT + 1)
        if len(data) > LARGEST_KEPT:
            return None
        url = source.path.resolve().as_uri() if source.path else "urn:whoholds:standard-input"
        return self.archive.keep(Kept(url, data, dt.datetime.now(dt.UTC)))

    def _noted(self, found: Iterable[Found], digest: str | None) -> Iterator[Found]:
        for one in found:
            if digest and self.archive and isinstance(one, Report):
                self.archive.note(one, digest)
            yield one


def _is_feed(answer: Answer, found: list[Found]) -> bool:
    """Whether the reports have addresses of their own, as a feed's entries do and a page has not."""
    own = {one.url for one in found if isinstance(one, Report)}
    return bool(own - {None, answer.url, answer.asked}) and "html" not in answer.header("Content-Type").lower()


def _named(found: Iterable[Found]) -> Iterator[Found]:
    """A page is named by its address, so that its next version is one; where several share it, each by its text."""
    listed = list(found)
    urls = Counter(one.url for one in listed if isinstance(one, Report))
    for one in listed:
        is_own = isinstance(one, Report) and one.url and urls[one.url] == 1 and one.id == one.text_hash
        yield replace(one, id=one.url) if is_own and isinstance(one, Report) and one.url else one


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
