"""The body of a page: trafilatura finds it; what was set apart comes back where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from whoholds.read.composing import Part, clean
from whoholds.read.html.apart import TOKEN, Apart
from whoholds.read.html.words import words_of
from whoholds.records import BlockKind

_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|sidebar|promo\w*|teaser\w*|most-?read|trending|more-?on|footer|nav\w*|gallery-?thumb\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROOTS = ("article", "main")
_TELLING = 40
"""So many characters of a paragraph tell whether it is the same."""


def body_of(tree: HtmlElement, apart: Apart) -> list[Part]:
    """The parts of the report, in order, with the captions and posts that stand among or right above them."""
    document = bare_extraction(tree, with_metadata=False, include_comments=False)
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    found = [part for element in document.body for part in _parts(element)]
    return _merged(found, apart)


def lines_of(text: str) -> list[Part]:
    """The parts of words that carry no markup, a part a line."""
    return [Part(words) for line in text.splitlines() if (words := clean(line))]


def _parts(element: HtmlElement) -> Iterator[Part]:
    tag = element.tag
    if tag in {"list", "quote", "table"} and len(element):
        kind = {"item": BlockKind.LIST, "row": BlockKind.OTHER}
        for child in element:
            if child.tag == "row":
                cells = [words_of(cell) for cell in child.iter("cell")]
                yield Part(" | ".join(cell for cell in cells if cell), BlockKind.OTHER)
            elif child.tag == "item" and child.find("list") is None:
                yield Part(words_of(child), kind[child.tag])
            else:
                yield from _parts(child)
        if tag == "quote" and clean(element.text or ""):
            yield Part(clean(element.text or ""))
        return
    yield from (Part(words) for words in _lines(element))


def _lines(element: HtmlElement) -> Iterator[str]:
    """The element's words, parted where it breaks a line."""
    for line_break in element.iter("lb"):
        line_break.text = "\n"
    for line in "".join(element.itertext()).split("\n") if element.find(".//lb") is not None else [words_of(element)]:
        yield clean(line)


def _merged(found: list[Part], apart: Apart) -> list[Part]:
    """The parts with each word that stands for something put back; those outside the body come before it."""
    placed: list[Part] = []
    used: set[str] = set()
    for part in found:
        rest = part.words
        for match in TOKEN.finditer(part.words):
            before, _, rest = rest.partition(match[0])
            placed += [Part(before.strip(), part.kind)] if before.strip() else []
            if (own := apart.parts.get(match[0])) and match[0] not in used:
                used.add(match[0])
                placed.append(own)
        placed += [Part(rest.strip(), part.kind, part.body)] if rest.strip() else []
    starts = {part.words[:_TELLING] for part in placed if len(part.words) > _TELLING}
    above = [
        own for token, own in apart.parts.items() if token not in used and _belongs(apart.places.get(token), starts)
    ]
    return _unrepeated([*above, *placed])


def _belongs(stand_in: HtmlElement | None, starts: set[str]) -> bool:
    """Whether something set apart lies in the same article as the body, and in nothing beside it."""
    if stand_in is None:
        return False
    for above in stand_in.iterancestors():
        if above.tag in {"aside", "nav", "footer"} or _BESIDE.search(above.get("class") or ""):
            return False
        if above.tag in _ROOTS or above.get("role") == "main" or above.get("itemprop") == "articleBody":
            return any(words_of(p)[:_TELLING] in starts for p in above.iter("p"))
    return False


def _unrepeated(parts: list[Part]) -> list[Part]:
    """The parts without captions and posts that say the same again."""
    seen: set[str] = set()
    kept = []
    for part in parts:
        if part.kind in {BlockKind.CAPTION, BlockKind.POST}:
            if part.words in seen:
                continue
            seen.add(part.words)
        kept.append(part)
    return kept
