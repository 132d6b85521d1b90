"""A page to its report, or a live blog to its entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from whoholds.read.composing import Composer, Part, clean
from whoholds.read.html.apart import set_apart
from whoholds.read.html.body import body_of, lines_of
from whoholds.read.html.facts import Facts, facts_of
from whoholds.read.html.linked import words_in
from whoholds.read.html.live import Entry, entries_of
from whoholds.read.html.refusals import refusal_of
from whoholds.read.html.tree import tree_of
from whoholds.read.html.words import words_of
from whoholds.read.language import language_of
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.records import BlockKind, Report

_THIN = 80
"""Words; a body with fewer may be drawn by scripts, and the page's LD+JSON may hold it."""


def read_html(source: Source) -> Iterator[Report | Failed]:
    """The page's report, or one for each entry of a live blog.

    Raises Unreadable with the reason for walls, stubs and lists.
    """
    data = source.content()
    tree = tree_of(data, source.charset)
    facts = facts_of(tree, url=source.url, today=source.today)
    title = _headline(tree.iter("h1"), facts)
    _drop_scripts(tree)
    apart = set_apart(tree)
    entries = entries_of(tree, facts, apart, source.today)
    if entries:
        yield from (_entry(entry, facts) for entry in entries)
        return
    parts = body_of(tree, apart)
    if sum(len(part.words.split()) for part in parts) < _THIN and (told := words_in(facts.article, "articleBody")):
        parts = max(parts, lines_of(told), key=lambda some: sum(len(part.words) for part in some))
    if reason := refusal_of(lambda: _drop_scripts(tree_of(data, source.charset)), facts, parts):
        raise Unreadable(reason)
    yield _report(facts, title, parts)


def _drop_scripts(tree: HtmlElement) -> HtmlElement:
    for script in list(tree.iter("script")):
        script.drop_tree()
    return tree


def _headline(headings: Iterable[HtmlElement], facts: Facts) -> str | None:
    """The first heading that is the page's title, not the outlet's name."""
    bare = _bare(facts.title)
    for heading in headings:
        words = words_of(heading)
        own = _bare(words)
        if own and (own in bare or (bare and bare in own)) and own != _bare(facts.source):
            return words
    return None


def _bare(words: str | None) -> str:
    return "".join(char for char in (words or "").casefold() if char.isalnum())


def _report(facts: Facts, title: str | None, parts: Sequence[Part]) -> Report:
    composer = Composer()
    if title:
        composer.add(Part(title, BlockKind.HEADLINE))
    for number, part in enumerate(parts):
        if number < 3 and title and part.kind is None and _bare(part.words) == _bare(title):
            continue
        composer.add(part)
    return Report(
        text=composer.text,
        published=facts.published.day if facts.published else None,
        title=title or facts.title,
        source=facts.source,
        url=facts.url,
        language=language_of(composer.text, hint=facts.language),
        published_at=facts.published.at if facts.published else None,
        modified=facts.modified.at if facts.modified else None,
        authors=facts.authors,
        marks=tuple(composer.marks),
    )


def _entry(entry: Entry, facts: Facts) -> Report:
    composer = Composer()
    if entry.title:
        composer.add(Part(entry.title, BlockKind.HEADLINE))
    for part in entry.parts:
        composer.add(part)
    return Report(
        text=composer.text,
        published=entry.moment.day,
        title=entry.title or clean(facts.title or "") or None,
        source=facts.source,
        url=entry.url,
        language=language_of(composer.text, hint=facts.language),
        published_at=entry.moment.at,
        authors=facts.authors,
        marks=tuple(composer.marks),
    )
