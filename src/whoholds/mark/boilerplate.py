"""What belongs to the page: links, subscriptions, copyright, corrections, leftovers of layout. Kept, not read."""

from __future__ import annotations

import re

from whoholds.mark.cues import Boilerplate, cues
from whoholds.mark.pieces import Piece, ends_sentence
from whoholds.mark.scene import Scene, Step, block_of
from whoholds.records import BlockKind, Drop

# A line of the page is short; a paragraph that happens to open with its words is not.
_MOST_WORDS = 45
_WHOLE_WORDS = 4
_IMAGE_NAME = re.compile(r"[\w.,() -]{0,80}\.(?:jpe?g|png|svg|gif|webp|webm)\??\)?", re.IGNORECASE)
_FIELD = re.compile(r"\|?\s{0,3}\w{2,30}\s{0,30}=\s")
_KEY = re.compile(r"[\u2580-\u25ff]{1,4}\s")
_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}", re.IGNORECASE)


def boilerplate(piece: Piece, scene: Scene) -> Step | None:
    """A line of the page, with the reason it isn't read."""
    reason = reason_for(piece.text) or _in_apparatus(piece, scene)
    return dropped(piece, reason) if reason else None


def dropped(piece: Piece, reason: str) -> Step:
    """The piece as boilerplate, listed with its reason."""
    block = block_of(BlockKind.BOILERPLATE, piece)
    return Step((block,), (Drop("mark", reason, block.span),))


def reason_for(text: str) -> str | None:
    """Why a line is no part of the report, by its words alone, or None."""
    if not any(char.isalnum() for char in text):
        return "no words"
    if _IMAGE_NAME.fullmatch(text) or _KEY.match(text) or _FIELD.match(text) or _LINK.fullmatch(text):
        return "leftover of a page's layout"
    words = len(text.split(None, _MOST_WORDS))
    if words > _MOST_WORDS:
        return None
    return next((entry.reason for entry in cues().boilerplate if _is(entry, text, words)), None)


def _is(entry: Boilerplate, text: str, words: int) -> bool:
    if entry.openings.match(text):
        return not entry.whole or (words <= _WHOLE_WORDS and not _says_something(text))
    return entry.contains is not None and entry.contains.search(text) is not None


def _says_something(text: str) -> bool:
    return text.endswith(".") and not text.endswith("...")


def _in_apparatus(piece: Piece, scene: Scene) -> str | None:
    """Under "See also" or "References": titles and notes, up to the next paragraph of prose."""
    if not scene.apparatus:
        return None
    if ends_sentence(piece.text) and len(piece.text.split(None, 12)) > 12:
        scene.apparatus = False
        return None
    return "list of references"
