"""The words of an element as a reader sees them: a blank where a block begins or ends, none within a line."""

from __future__ import annotations

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from whoholds.read.composing import clean

_LINES = frozenset(
    (
        "p div br blockquote section article header footer ul ol li table tr td th h1 h2 h3 h4 h5 h6 figure figcaption "
        "hr dl dt dd pre lb head item quote list row cell"
    ).split()
)
_SILENT = frozenset({"script", "style"})


def words_of(element: HtmlElement) -> str:
    """The element's words in one line."""
    found: list[str] = []
    for event, part in iterwalk(element, events=("start", "end")):
        if event == "start":
            found.append(" " if part.tag in _LINES else "")
            found.append("" if part.tag in _SILENT else part.text or "")
        else:
            found.append(" " if part.tag in _LINES else "")
            found.append("" if part is element else part.tail or "")
    return clean("".join(found))
