"""A piece of markup that is known to be a report's body: in feeds, letters, answers of an API."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from whoholds.read.composing import Part, clean
from whoholds.read.html.apart import TOKEN, Apart, set_apart
from whoholds.read.html.body import lines_of
from whoholds.read.html.tree import printable, strip
from whoholds.read.html.words import words_of
from whoholds.records import BlockKind

_TAG = re.compile(
    r"<(?:/?(?:p|div|br|a|b|i|em|strong|ul|ol|li|h[1-6]|img|span|blockquote|figure|table|html|body)\b|!--)",
    re.IGNORECASE,
)
_BLOCKS = ("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "div", "td")
_MOST_PARTS = 5000


def parts_of(markup: str) -> list[Part]:
    """The parts of a body in markup, or of one in plain words: a part a line."""
    if not _TAG.search(markup):
        return lines_of(markup)
    try:
        element = fragment_fromstring(printable(markup), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return lines_of(re.sub(r"<[^<>]{0,2000}>", " ", markup))
    etree.strip_elements(element, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    strip(element)
    apart = set_apart(element)
    for line_break in element.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return list(_parts(element, apart))[:_MOST_PARTS]


def _parts(element: HtmlElement, apart: Apart) -> list[Part]:
    """The innermost blocks; words beside a block are a part of their own."""
    blocks = [
        child
        for child in element
        if child.tag in _BLOCKS or child.tag in {"ul", "ol", "section", "table", "tbody", "article"}
    ]
    if not blocks:
        return _lines(element, apart)
    parts = [Part(words) for line in (element.text or "").split("\n") if (words := clean(line))]
    for child in element:
        if child in blocks:
            parts += _parts(child, apart)
        elif words := words_of(child):
            parts.append(Part(words))
        parts += [Part(words) for line in (child.tail or "").split("\n") if (words := clean(line))]
    return parts


def _lines(element: HtmlElement, apart: Apart) -> list[Part]:
    words = words_of(element)
    if TOKEN.fullmatch(words) and (own := apart.parts.get(words)):
        return [own]
    kind = BlockKind.LIST if element.tag == "li" else None
    lines = element.text_content().split("\n") if element.find(".//br") is not None else [words]
    return [Part(line, kind) for line in map(clean, lines) if line]
