"""Bylines: "By Jane Doe", "(Reporting by Jane Doe; Editing by John Roe)", "Jane Doe contributed to this report."."""

from __future__ import annotations

from whoholds.mark.cues import cues
from whoholds.mark.pieces import Piece
from whoholds.mark.scene import Scene, Step, block_of
from whoholds.records import BlockKind

_MOST_WORDS = 16
_MOST_CREDIT_WORDS = 60
_FURTHEST_CREDIT = 300


def byline(piece: Piece, scene: Scene) -> Step | None:
    """Who wrote it: not read for claims."""
    text = piece.text
    is_one = _names_writer(text) or _credits_desk(text) or _names_outlet(text, scene) or _names_both(text)
    return Step((block_of(BlockKind.BYLINE, piece),)) if is_one else None


def _names_writer(text: str) -> bool:
    """ "By" and then nothing but names: "By noon rebels held the bridge" isn't one."""
    opening = cues().byline_openings.match(text)
    if not opening or text.endswith((".", "!", "?", ":")):
        return False
    words = text[opening.end() :].replace("|", " ").replace("/", " ").split(None, _MOST_WORDS)
    return len(words) <= _MOST_WORDS and sum(word[0].isupper() for word in words) >= 1 and all(map(_in_name, words))


def _in_name(word: str) -> bool:
    return word[0].isupper() or word.lower().strip(",;") in cues().byline_joins or word[0] in "@(–—-&,"


def _credits_desk(text: str) -> bool:
    """Credits of those who reported and edited, or contributed."""
    if len(text.split(None, _MOST_CREDIT_WORDS)) > _MOST_CREDIT_WORDS:
        return False
    return bool(cues().byline_credits.match(text.lstrip("([ ")) or cues().byline_contributed.search(text))


def desk_credit(text: str) -> int:
    """Where the credits at the end of a paragraph begin ("(Reporting by Jane Doe)"); its length if there are none."""
    start = text.rfind("(", -_FURTHEST_CREDIT)
    if start <= 0 or not text.endswith((")", ").")) or not cues().byline_credits.match(text, start + 1):
        return len(text)
    return start


def _names_both(text: str) -> bool:
    """A writer's name and an agency's, and nothing else: "Jane Doe | AFP", "Jane Doe, Associated Press"."""
    name, _, agency = text.replace(" | ", ", ").partition(", ")
    if not agency or not cues().agencies.fullmatch(agency):
        return False
    words = name.split(None, 4)
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)


def _names_outlet(text: str, scene: Scene) -> bool:
    """A line with the outlet's name and nothing else."""
    name = text.strip("()[]. ").lower()
    return name in cues().wire_agencies or name == (scene.report.source or "").lower()
