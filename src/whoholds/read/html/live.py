"""Live blogs: one page, many dated entries; each is a report of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from whoholds.read.composing import Part, clean
from whoholds.read.dates import Moment, moment_of, past
from whoholds.read.html.apart import TOKEN, Apart
from whoholds.read.html.body import lines_of
from whoholds.read.html.facts import Facts
from whoholds.read.html.linked import Node, words_in
from whoholds.read.html.tree import printable
from whoholds.read.html.words import words_of
from whoholds.records import BlockKind

_ENTRY = re.compile(
    r"(?:^|[\s_-])(?:live\w*|update|post|entry|block|event|timeline\w*|tgme_widget_message_wrap)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\blive\b|liveblog|live-?updates?", re.IGNORECASE)
_FEWEST = 3
_MOST = 2000
_SHORTEST = 4
_TAGS = ("article", "section", "div", "li")
_SAYING = ("p", "li", "blockquote", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog."""

    title: str | None
    parts: tuple[Part, ...]
    moment: Moment
    url: str | None


def entries_of(tree: HtmlElement, facts: Facts, apart: Apart, today: dt.date) -> list[Entry]:
    """The entries, as printed; none where the page is no live blog."""
    told = list(_told(facts, today))
    shown = list(_shown(tree, facts, apart, today))
    return told if len(told) > len(shown) else shown


def _told(facts: Facts, today: dt.date) -> Iterator[Entry]:
    """The updates in the page's LD+JSON."""
    updates = (facts.live or {}).get("liveBlogUpdate")
    for update in (updates if isinstance(updates, list) else [])[:_MOST]:
        moment = past(moment_of(update.get("datePublished")), today) if isinstance(update, dict) else None
        body = words_in(update, "articleBody") or words_in(update, "description") if moment else None
        if moment and body:
            yield Entry(_title(update, body), tuple(_unmarked(body)), moment, words_in(update, "url") or facts.url)


def _title(update: Node, body: str) -> str | None:
    title = clean(words_in(update, "headline") or "")
    return title if title and not clean(body).startswith(title) else None


def _unmarked(body: str) -> list[Part]:
    """The parts of a body that may be words or markup."""
    if "<" not in body:
        return lines_of(body)
    element = fragment_fromstring(printable(body), create_parent="div")
    etree.strip_elements(element, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    lines = [words_of(part) for part in element.iter("p", "li")] or [words_of(element)]
    return [Part(line) for line in lines if line]


def _shown(tree: HtmlElement, facts: Facts, apart: Apart, today: dt.date) -> Iterator[Entry]:
    """Elements of one class, three or more, each with a time and words of its own."""
    if not (facts.live or _NAMED.search(facts.title or "") or _NAMED.search(facts.url or "") or _is_channel(tree)):
        return
    for element in _alike(tree)[:_MOST]:
        times = [moment_of(time.get("datetime") or words_of(time)) for time in element.iter("time")]
        moment = next((one for one in times if one and past(one, today)), None)
        parts = list(_parts(element, apart))
        if moment and sum(len(part.words.split()) for part in parts) >= _SHORTEST:
            yield Entry(None, tuple(parts), moment, _address(element, facts))


def _is_channel(tree: HtmlElement) -> bool:
    """Telegram's own page of a channel."""
    return bool(tree.find_class("tgme_channel_history"))


def _alike(tree: HtmlElement) -> list[HtmlElement]:
    """The elements of the class that most entries have, none within another."""
    named = [
        e
        for e in tree.iter(*_TAGS)
        if _ENTRY.search(f"{e.get('class') or ''} {e.get('id') or ''}") and e.find(".//time") is not None
    ]
    counts = Counter((e.tag, e.get("class")) for e in named)
    if not counts:
        return []
    kind, number = max(counts.items(), key=lambda item: (item[1], item[0][1] or ""))
    chosen = [e for e in named if (e.tag, e.get("class")) == kind]
    return [e for e in chosen if not any(above in chosen for above in e.iterancestors())] if number >= _FEWEST else []


def _parts(element: HtmlElement, apart: Apart) -> Iterator[Part]:
    text = element.find_class("tgme_widget_message_text")
    if text:
        yield from lines_of(words_of(text[-1]))
        return
    saying = [e for e in element.iter(*_SAYING) if not any(above.tag in _SAYING for above in _up_to(e, element))]
    for part in saying or [element]:
        words = words_of(part)
        if own := apart.parts.get(words) if TOKEN.fullmatch(words) else None:
            yield own
        elif words and moment_of(words) is None:
            yield Part(words, BlockKind.HEADLINE if part.tag in {"h2", "h3", "h4"} else None)


def _up_to(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    for above in element.iterancestors():
        if above is top:
            return
        yield above


def _address(element: HtmlElement, facts: Facts) -> str | None:
    post = element.find(".//*[@data-post]")
    if post is not None:
        return f"https://t.me/{post.get('data-post')}"
    own = element.get("id") or element.get("data-id")
    return f"{urldefrag(facts.url)[0]}#{own}" if own and facts.url else facts.url
