"""The bytes of a page to a tree, without what no reader sees."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from whoholds.read.decoding import MARKS
from whoholds.read.outcome import Unreadable

HEAD = 4096
MOST_ELEMENTS = 100_000
MOST_TEXT = 3_000_000
"""Elements and characters of a page, without its scripts; more is no report that a person wrote."""
DEEPEST = 400
_TOO_DEEP = f"boolean({'/*' * (DEEPEST + 1)})"

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.IGNORECASE)
# Pictures written into the page: the parser gives up on attributes of ten million characters.
_INLINE = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=%]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x(?P<hex>[0-9a-f]{1,8})|(?P<number>\d{1,9}));?", re.IGNORECASE)
_UNSEEN = (
    "style",
    "svg",
    "noscript",
    "template",
    "object",
    "iframe",
    "canvas",
    "audio",
    "form",
    "button",
    "select",
    "input",
)


def tree_of(data: bytes, charset: str | None) -> HtmlElement:
    """The tree of a page. Raises Unreadable for what is no page, or too long to be one report."""
    text = text_of(data, charset)
    if not text.strip():
        raise Unreadable("empty")
    text = printable(_INLINE.sub("data:", text))
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("no page that can be read") from error
    _check_depth(tree)
    strip(tree)
    _check_size(tree)
    return tree


def text_of(data: bytes, charset: str | None) -> str:
    """The page's characters, by the mark at its start, the header it came with, what it says itself, or its bytes.

    Bytes that the encoding doesn't have become U+FFFD: half a page is better than none.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if data[:2].count(0) == 1:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    declared = _CHARSET.search(data[:HEAD])
    for name in (charset, declared[1].decode("ascii") if declared else None):
        if name and (known := _codec(name)):
            return data.decode(known, "replace")
    return data.decode("cp1252", "replace")


def printable(markup: str) -> str:
    """The markup without control characters, plain or as references: no tree of XML may hold them."""
    return _REFERENCE.sub(_kept, _CONTROL.sub("", markup))


def _kept(found: re.Match[str]) -> str:
    number = int(found["hex"] or "0", 16) if found["hex"] else int(found["number"])
    fit = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    return found[0] if fit else ""


def _codec(name: str) -> str | None:
    """The codec of a name; browsers read Latin-1 as windows-1252."""
    try:
        known = codecs.lookup(name.strip()).name
    except LookupError:
        return None
    if not known.startswith(
        ("utf", "iso", "cp", "koi8", "mac", "gb", "big5", "euc", "shift", "ascii", "tis", "johab", "hz")
    ):
        return None
    return "cp1252" if known in {"iso8859-1", "ascii"} else known


def strip(tree: HtmlElement) -> None:
    """Take away what is never shown as words; scripts with LD+JSON stay."""
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()
    for element in list(tree.iter(*_UNSEEN)):
        if element.getparent() is None:
            continue
        if element.tag == "form" and len(element.findall(".//p")) > 2:
            element.drop_tag()  # some sites wrap the whole page in a form
        else:
            element.drop_tree()


def _check_depth(tree: HtmlElement) -> None:
    """Raise Unreadable for a tree that takes long to walk through; libxml2 looks."""
    if tree.xpath(_TOO_DEEP):
        raise Unreadable(f"elements nested {DEEPEST} deep are no page that a person reads")


def _check_size(tree: HtmlElement) -> None:
    """Raise Unreadable for a page that no person reads to its end; libxml2 counts."""
    if tree.xpath("count(//*)") > MOST_ELEMENTS or tree.xpath("string-length(/)") > MOST_TEXT:
        raise Unreadable(f"a page of more than {MOST_ELEMENTS} elements or {MOST_TEXT} characters is no report")
