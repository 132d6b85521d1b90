"""Feeds: RSS, Atom and JSON Feed; a report an entry, of the words that the feed itself carries."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from whoholds.read.composing import Composer, clean
from whoholds.read.dates import moment_of, past
from whoholds.read.html.fragment import parts_of
from whoholds.read.language import language_of
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.records import Report

Json = dict[str, Any]
# References to half of a surrogate pair, over which feedparser breaks.
_HALVES = re.compile(rb"&#(?:x0{0,4}d[89a-f][0-9a-f]{2}|0{0,4}5(?:529[6-9]|5[3-9]\d{2}|[67]\d{3}));?", re.IGNORECASE)
_LARGEST = 20 * 1024 * 1024
_MOST = 5000


def read_feed(source: Source) -> Iterator[Report | Failed]:
    """The entries; one without words fails alone. Raises Unreadable for what is no feed."""
    headers = {"content-type": source.media} if source.media else None
    try:
        found = feedparser.parse(io.BytesIO(_HALVES.sub(b"", source.content(_LARGEST))), response_headers=headers)
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise Unreadable(f"broken feed: {error}") from error
    entries = found.get("entries") or []
    if not entries and not found.get("version"):
        raise Unreadable(f"broken feed: {found.get('bozo_exception', 'no entries')}")
    name = clean(str(found.feed.get("title") or "")) or None
    for number, entry in enumerate(entries[:_MOST], 1):
        try:
            yield _report(entry, name, found.feed.get("language"), source.today)
        except Unreadable as error:
            yield Failed(f"{source.name}[{number}]", str(error))
    broken = found.get("bozo_exception")
    if broken and not isinstance(broken, feedparser.CharacterEncodingOverride):
        yield Failed(source.name, f"the feed is broken: {broken}; what could be read was", expected=True)


def read_json_feed(value: Json, source: Source) -> Iterator[Report | Failed]:
    """The items of a JSON Feed."""
    items = value.get("items")
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        try:
            yield _item(item, value, source.today)
        except Unreadable as error:
            yield Failed(f"{source.name}[{number}]", str(error))


def is_json_feed(value: object) -> bool:
    """Whether a JSON value is a JSON Feed."""
    return isinstance(value, dict) and "jsonfeed.org/version" in str(value.get("version"))


def _report(entry: Any, name: str | None, language: str | None, today: dt.date) -> Report:
    bodies = [str(content.get("value") or "") for content in entry.get("content", ())]
    body = max([*bodies, str(entry.get("summary") or "")], key=len)
    changed = moment_of(dict.get(entry, "updated"))  # feedparser's own `get` would answer with the day of publication
    moment = past(moment_of(dict.get(entry, "published")) or changed, today)
    authors = [str(author.get("name") or "") for author in entry.get("authors", ()) if isinstance(author, dict)]
    text, composer = _composed(body, str(entry.get("title") or ""))
    return Report(
        text=text,
        published=moment.day if moment else None,
        title=clean(str(entry.get("title") or "")) or None,
        source=clean(str(entry.get("source", {}).get("title") or "")) or name,
        url=_link(entry),
        language=language_of(text, hint=language),
        published_at=moment.at if moment else None,
        modified=changed.at if changed else None,
        authors=tuple(clean(author) for author in authors if author.strip()),
        marks=tuple(composer.marks),
    )


def _link(entry: Any) -> str | None:
    link = entry.get("link") or entry.get("id")
    return link if isinstance(link, str) and link.startswith(("http://", "https://")) else None


def _composed(body: str, title: str) -> tuple[str, Composer]:
    """The body; the title alone where there is no more. Raises Unreadable where there is neither."""
    composer = Composer()
    for part in parts_of(body):
        composer.add(part)
    if not composer.text:
        for part in parts_of(title):
            composer.add(part)
    if not composer.text:
        raise Unreadable("an entry without words")
    return composer.text, composer


def _item(item: object, feed: Json, today: dt.date) -> Report:
    if not isinstance(item, dict):
        raise Unreadable(f"an item is a JSON object, not {type(item).__name__}")
    text, composer = _composed(
        str(item.get("content_html") or item.get("content_text") or item.get("summary") or ""),
        str(item.get("title") or ""),
    )
    moment = past(moment_of(item.get("date_published")) or moment_of(item.get("date_modified")), today)
    changed = moment_of(item.get("date_modified"))
    listed = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [str(author["name"]) for author in listed or [] if isinstance(author, dict) and author.get("name")]
    return Report(
        text=text,
        published=moment.day if moment else None,
        title=clean(str(item.get("title") or "")) or None,
        source=clean(str(feed.get("title") or "")) or None,
        url=next((u for u in (item.get("url"), item.get("external_url")) if isinstance(u, str)), None),
        language=language_of(text, hint=str(item.get("language") or feed.get("language") or "") or None),
        published_at=moment.at if moment else None,
        modified=changed.at if changed else None,
        authors=tuple(names),
        marks=tuple(composer.marks),
    )
