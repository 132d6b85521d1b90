"""Pages that hold no report: walls, stubs, lists of links, errors; each with the reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

from whoholds.read.composing import Part
from whoholds.read.html.facts import Facts

_STUB = 120
"""Words; a shorter body is a stub where the page says that there is more."""
_WALL = 250
_MESSAGE = 40
_LINK_WORDS = 4
_FEWEST_LINKS = 10


@dataclass(frozen=True, slots=True)
class Walls:
    """One field a list in `walls.toml`, as a pattern."""

    paid: re.Pattern[str]
    consent: re.Pattern[str]
    error: re.Pattern[str]
    scripted: re.Pattern[str]


@cache
def walls() -> Walls:
    """The words that ship with whoholds."""
    raw = tomllib.loads(files("whoholds.read.html").joinpath("walls.toml").read_text(encoding="utf-8"))
    return Walls(**{field.name: _any_of(raw[field.name]["words"]) for field in fields(Walls)})


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def refusal_of(whole: Callable[[], HtmlElement], facts: Facts, parts: Sequence[Part]) -> str | None:
    """Why the page gives no report, or None. `whole` gives the page as it came; long articles don't need it."""
    body = " ".join(part.words for part in parts)
    words = len(body.split())
    if words < _WALL and len(walls().consent.findall(body)) >= max(3, words // 25):
        return "a cookie wall: the page shows only its request for consent"
    if facts.is_article and words >= (_STUB if facts.is_free else _WALL):
        return None
    tree = whole()
    shown = tree.text_content()[:40_000]
    if words < _STUB and (walls().error.search(facts.title or "") or (words < 60 and walls().error.search(body[:200]))):
        return f"no report: an error page or a check for robots ({(facts.title or 'no title')[:60]})"
    if (words < _STUB and walls().paid.search(shown)) or (
        words < _WALL and not facts.is_free and walls().paid.search(shown)
    ):
        return f"a paywall: {words} words are shown"
    if index := _index(tree, facts, words):
        return index
    if words < _MESSAGE and walls().scripted.search(shown):
        return "no report on the page: it needs JavaScript to show one"
    return None if words else "no report on the page"


def _index(tree: HtmlElement, facts: Facts, words: int) -> str | None:
    """A page of links to reports has more words in links than in prose of its own."""
    links = [own for link in tree.iter("a") if len(own := link.text_content().split()) >= _LINK_WORDS]
    if facts.article.get("articleBody") or len(links) < _FEWEST_LINKS:
        return None
    linked = sum(map(len, links))
    prose = sum(_own_words(p) for p in tree.iter("p"))
    if (facts.is_article and words >= _STUB) or linked <= max(prose, words // 2):
        return None
    return f"an index page: {len(links)} links to reports, no report of its own"


def _own_words(paragraph: HtmlElement) -> int:
    whole = len(paragraph.text_content().split())
    return max(0, whole - sum(len(link.text_content().split()) for link in paragraph.iter("a")))
