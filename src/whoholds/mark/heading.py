"""Headlines at the head of a report and headings of its sections."""

from __future__ import annotations

import re

from whoholds.mark.boilerplate import dropped
from whoholds.mark.calendar import day_of, days_in, only_year
from whoholds.mark.cues import cues
from whoholds.mark.pieces import Piece, ends_sentence
from whoholds.mark.scene import Scene, Step, block_of, head_of
from whoholds.records import BlockKind

_MOST_HEADLINES = 3
_HEADLINE_WORDS = 32
_TITLED_WORDS = 20
_HEADING_WORDS = 10
# Below the headline, fewer words are a section's heading.
_DECK_WORDS = 5
_HEADING_LENGTH = 90
# Points below a headline, not headlines.
_BULLETS = "*•·●▪◦‣"
_NOT_IN_TITLES = re.compile(r"[\W_]+")
# "January push (8 June - present)", "Since 30 July": more than the day that they print.
_SPAN_OF_TIME = re.compile(r"\d\s?[–—-]|[–—-]\s?\d|\b(?:since|until|from|present|after|before)\b", re.IGNORECASE)
_MARKED_UP = re.compile(
    r"(?P<open>#{1,6}\s{1,3}|={2,6}\s{0,3}|\*\*)(?P<words>[^\n]{1,200}?)(?:\s{0,3}={2,6}|\*\*|\s{0,3}#{1,6})?$"
)
# "Rebels Take Goma - GOMA, CONGO — Rebels took ...": a headline and its report run into one line.
_RUN_ON = re.compile(r"(?P<headline>[^.!?\n]{10,200}?)\s[-–]\s(?=[A-Z][A-Z ,/’'-]{2,60}\s?[—–]\s)")


def headline(piece: Piece, scene: Scene) -> Step | None:
    """Lines at the head, before any paragraph: the title, or short words without a full stop, or words in capitals."""
    if scene.body or scene.headlines >= _MOST_HEADLINES:
        return None
    if run_on := _RUN_ON.match(piece.text):
        scene.headlines += 1
        block = block_of(BlockKind.HEADLINE, head_of(piece, run_on.end()), body=run_on.span("headline"))
        return Step((block,), rest=piece.after(run_on.end()))
    if not (_is_title(piece, scene) or _is_headline(piece, scene)):
        return None
    scene.headlines += 1
    scene.year = only_year(piece.text) or scene.year
    start, end = _words(piece.text)
    return Step((block_of(BlockKind.HEADLINE, piece, body=(start, end)),))


def heading(piece: Piece, scene: Scene) -> Step | None:
    """A section's heading: a few words without a full stop. A day in it governs the section."""
    marked_up = _MARKED_UP.match(piece.text)
    below_title = scene.body or scene.headlines > 0
    if not marked_up and not (below_title and scene.next and _is_heading(piece)):
        return None
    scene.headlines = _MOST_HEADLINES
    start, end = _words(piece.text)
    words = piece.text[start:end]
    scene.apparatus = words.lower().rstrip(":") in cues().apparatus
    scene.year = only_year(words) or scene.year
    days = days_in(words)
    if len(days) == 1 and not _SPAN_OF_TIME.search(words):
        scene.day, scene.day_from_head = day_of(days[0], year=scene.year, published=scene.report.published), False
    elif not scene.day_from_head:
        scene.day = None
    if scene.apparatus:
        return dropped(piece, "list of references")
    return Step((block_of(BlockKind.OTHER, piece, body=(start, end), date=scene.day),))


def _is_title(piece: Piece, scene: Scene) -> bool:
    title = _bare(scene.report.title or "")
    return bool(title) and _bare(piece.text) == title


def _bare(words: str) -> str:
    return _NOT_IN_TITLES.sub(" ", words[:400]).strip().casefold()


def _is_headline(piece: Piece, scene: Scene) -> bool:
    words = piece.text.split(None, _HEADLINE_WORDS)
    if piece.text[0] in _BULLETS and scene.headlines:
        return False
    if scene.next is None or len(words) > _HEADLINE_WORDS or piece.text.endswith((":", ";", ",")):
        return False
    if not ends_sentence(piece.text):
        return scene.headlines == 0 or len(words) >= _DECK_WORDS
    return len(words) <= _TITLED_WORDS and not re.search(r"[.!?]\s", piece.text) and _in_title_case(words)


def _in_title_case(words: list[str]) -> bool:
    """Most of the longer words begin with a capital: "Rebels Seize Goma.", not "Rebels seized Goma on Tuesday."."""
    longer = [word.strip("\"“‘'(") for word in words if len(word) > 3]
    capitals = sum(word[:1].isupper() for word in longer)
    return len(longer) >= 2 and capitals >= 0.75 * len(longer)


def _is_heading(piece: Piece) -> bool:
    text = piece.text
    if len(text) > _HEADING_LENGTH or len(text.split()) > _HEADING_WORDS:
        return False
    return not ends_sentence(text) and text[-1] not in ";,”\"'" and (text[0].isupper() or text[0].isdigit())


def _words(text: str) -> tuple[int, int]:
    """The heading without the signs of a markup, or what a wire puts before it."""
    if found := _MARKED_UP.match(text):
        return found.span("words")
    slug = cues().slugs.match(text)
    return slug.end() if slug else 0, len(text)
