"""PDF: situation reports; paragraphs from lines, without what repeats on each page. Needs the extra `pdf`."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from whoholds.read.composing import Composer, Part, clean
from whoholds.read.dates import past
from whoholds.read.document import printed_day
from whoholds.read.language import language_of
from whoholds.read.outcome import Failed, Unreadable, needs
from whoholds.read.source import Source
from whoholds.read.stated import named_day
from whoholds.records import Report

_MOST_PAGES = 300
_EDGE = 3
"""So many lines at the top and the bottom of a page may be the same on others."""
_NUMBER = re.compile(r"(?:page\s)?\d{1,4}(?:\s?(?:/|of|\|)\s?\d{1,4})?", re.IGNORECASE)
_ENDS = (".", "!", "?", ":", '"', "”", ")")
_BULLETS = "•·●▪◦‣*-–—"
_SHORT = 0.6
"""A line so much shorter than the longest ends its paragraph if it ends a sentence."""


def read_pdf(source: Source) -> Iterator[Report | Failed]:
    """One report. Raises Unreadable for a broken or locked file, and for pictures of pages."""
    try:
        import pypdf
    except ImportError:
        raise needs("pdf", "a PDF") from None
    try:
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what breaks is said as the reason
        file = pypdf.PdfReader(io.BytesIO(source.content()))
        if file.is_encrypted and not file.decrypt(""):
            raise Unreadable("needs a password")
        pages = [page.extract_text() for page in file.pages[:_MOST_PAGES]]
        title = clean(str(file.metadata.title or "") if file.metadata else "") or None
    except Unreadable:
        raise
    except Exception as error:  # pypdf breaks over broken files in many ways
        raise Unreadable(f"broken PDF: {str(error)[:80] or type(error).__name__}") from error
    lines = [[clean(line) for line in page.splitlines() if line.strip()] for page in pages]
    paragraphs = list(_paragraphs(_without_edges(lines)))
    composer = Composer()
    for words in paragraphs:
        composer.add(Part(words))
    if not composer.text:
        raise Unreadable("a PDF without words: pictures of pages need text recognition first")
    moment = past(printed_day(iter(paragraphs)), source.today)
    yield Report(
        text=composer.text,
        published=moment.day if moment else named_day(source),
        title=title,
        url=source.url,
        language=language_of(composer.text),
    )


def _without_edges(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages without those that stand at the edge of several, and page numbers."""
    edges = Counter(line for page in pages for line in {*page[:_EDGE], *page[-_EDGE:]})
    repeated = {line for line, number in edges.items() if number > max(1, len(pages) // 4)}
    kept: list[str] = []
    for page in pages:
        for number, line in enumerate(page):
            at_edge = number < _EDGE or number >= len(page) - _EDGE
            if not (at_edge and (line in repeated or _NUMBER.fullmatch(line))):
                kept.append(line)
    return kept


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined until one ends a sentence and falls short, or the next begins an item."""
    width = sorted(map(len, lines))[int(len(lines) * 0.9)] if lines else 0
    buffer = ""
    for number, line in enumerate(lines):
        buffer = _join(buffer, line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        short = len(line) < _SHORT * width
        heading = short and buffer == line and following[:1].isupper()
        if (line.endswith(_ENDS) and short) or heading or not following or following[0] in _BULLETS:
            yield buffer
            buffer = ""


def _join(buffer: str, line: str) -> str:
    """A word parted at the end of a line is one word."""
    if buffer.endswith("-") and line[:1].islower() and buffer[-2:-1].isalpha():
        return buffer[:-1] + line
    return f"{buffer} {line}".strip()
