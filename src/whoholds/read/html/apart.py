"""Captions, posts and what stands beside a report, set apart before the body is looked for.

Each is replaced by a paragraph with a word of its own, so that it comes back where it stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import Element, HtmlElement

from whoholds.read.composing import Part
from whoholds.read.html.posts import POSTS, post_of
from whoholds.read.html.words import words_of
from whoholds.records import BlockKind

TOKEN = re.compile(r"WHX\d{1,6}X")
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:(?:wp-)?caption(?:-text|__text|_text)?|cutline|(?:image|media|photo|picture|img|figure)[_-]{0,2}"
    r"(?:caption|description|desc))(?:$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"credit|copyright|photographer|attribution|(?:image|photo|media)[_-]{0,2}(?:source|by)", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:image (?:source|caption)|media caption|photo caption|video caption|caption|image|photo)\s?,?\s?:?\s?",
    re.IGNORECASE,
)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:byline\w*|share\w*|sharing|social\w*|breadcrumbs?|toolbar)(?:$|[\s_-])", re.IGNORECASE
)
_ROLES = frozenset({"dialog", "alertdialog", "navigation", "search", "menu"})
_MOST_CHROME = 25
_PHOTO_TAGS = ("img", "picture", "video", "amp-img")
_LONGEST_CAPTION = 1500
_SHORTEST_CAPTION = 2


@dataclass(slots=True)
class Apart:
    """What was set apart, by the word that stands for it, and the paragraphs that hold the words."""

    parts: dict[str, Part] = field(default_factory=dict)
    places: dict[str, HtmlElement] = field(default_factory=dict)

    def set(self, element: HtmlElement, part: Part | None) -> None:
        """Put a word in place of an element; without a part it is only taken away."""
        if element.getparent() is None:
            return
        if part is None:
            element.drop_tree()
            return
        token = f"WHX{len(self.parts)}X"
        self.parts[token] = part
        stand_in = Element("p")
        stand_in.text = token
        stand_in.tail = element.tail
        parent = element.getparent()
        if parent is not None:
            parent.replace(element, stand_in)
            self.places[token] = stand_in


def set_apart(tree: HtmlElement) -> Apart:
    """Posts first, since a figure may hold one; then figures; then captions without a figure."""
    apart = Apart()
    _clear(tree)
    for element in [
        e for e in tree.iter("blockquote", "div", "section", "article") if POSTS.search(e.get("class") or "")
    ]:
        if element.getroottree().getroot() is tree and not _within_post(element):
            apart.set(element, post_of(element))
    for figure in list(tree.iter("figure")):
        if _is_in(tree, figure) and _is_photo(figure):
            apart.set(figure, _caption(figure))
    for element in [e for e in tree.iter("p", "div", "span", "figcaption", "dd", "small", "em") if _names_caption(e)]:
        if _is_in(tree, element):
            apart.set(element, _caption_of([element]))
    return apart


def _clear(tree: HtmlElement) -> None:
    """Take away what a page lays over or beside a report: dialogs, navigation, bylines, buttons to share."""
    for element in list(tree.iter("div", "section", "nav", "p", "span", "ul", "aside", "address")):
        if element.getparent() is None or not _is_in(tree, element):
            continue
        beside = element.get("role") in _ROLES or element.tag == "nav"
        if beside or (_CHROME.search(element.get("class") or "") and len(words_of(element).split()) <= _MOST_CHROME):
            element.drop_tree()


def _within_post(element: HtmlElement) -> bool:
    return any(POSTS.search(above.get("class") or "") for above in element.iterancestors())


def _is_in(tree: HtmlElement, element: HtmlElement) -> bool:
    return element is tree or any(above is tree for above in element.iterancestors())


def _is_photo(figure: HtmlElement) -> bool:
    """A figure with a picture or a caption, not a table or a set of posts in a figure's clothes."""
    if figure.find(".//table") is not None or TOKEN.search(figure.text_content()):
        return False
    return figure.find(".//figcaption") is not None or any(figure.find(f".//{tag}") is not None for tag in _PHOTO_TAGS)


def _names_caption(element: HtmlElement) -> bool:
    if element.tag == "figcaption":
        return True
    name = element.get("class") or ""
    return bool(name) and _CAPTION.search(name) is not None and len(element.findall(".//p")) <= 2


def _caption(figure: HtmlElement) -> Part | None:
    captions = list(figure.iter("figcaption"))
    if not captions:
        named = [e for e in figure.iter("p", "div", "span", "small") if _names_caption(e)]
        captions = named[:1]
    signed = [e for e in figure.iter("span", "div", "p", "small", "cite") if _is_credit(e) and not _below(e, captions)]
    return _caption_of(captions, signed[:1])


def _below(element: HtmlElement, others: list[HtmlElement]) -> bool:
    return any(above is other for other in others for above in (element, *element.iterancestors()))


def _is_credit(element: HtmlElement) -> bool:
    return _CREDIT.search(element.get("class") or "") is not None


def _caption_of(captions: list[HtmlElement], beside: list[HtmlElement] | None = None) -> Part | None:
    """The caption with its credits behind it, which are no part of what it says."""
    signed = [
        e
        for caption in captions
        for e in caption.iter()
        if e is not caption and isinstance(e.tag, str) and _is_credit(e)
    ]
    outer = [e for e in signed if not any(above in signed for above in e.iterancestors())]
    printed = [words_of(e) for e in (*outer, *(beside or ()))]
    for element in outer:
        if element.getparent() is not None:
            element.drop_tree()
    words = " ".join(words_of(caption) for caption in captions)
    words = words[label.end() :] if (label := _LABEL.match(words)) and len(words) > label.end() else words
    if not _SHORTEST_CAPTION <= len(words) <= _LONGEST_CAPTION:
        return None
    credit = " ".join(dict.fromkeys(one for one in printed if one))
    if not credit:
        return Part(words, BlockKind.CAPTION)
    return Part(f"{words} {credit}", BlockKind.CAPTION, body=(0, len(words)))
