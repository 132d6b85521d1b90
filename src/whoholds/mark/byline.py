"""Bylines: "By Jane Doe", "(Reporting by Jane Doe; Editing by John Roe)", "Jane Doe contributed to this report."."""

from __future__ import annotations

from whoholds.mark.cues import cues
from whoholds.mark.pieces import Piece
from whoholds.mark.scene import Scene, Step, block_of
from whoholds.records import BlockKind

_MOST_WORDS = 16
_MOST_CREDIT_WORDS = 60


def byline(piece: Piece, scene: Scene) -> Step | None:
    """Who wrote it: not read for claims."""
    is_one = _names_writer(piece.text) or _credits_desk(piece.text) or _names_outlet(piece.text, scene)
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


def _names_outlet(text: str, scene: Scene) -> bool:
    """A line with the outlet's name and nothing else."""
    name = text.strip("()[]. ").lower()
    return name in cues().wire_agencies or name == (scene.report.source or "").lower()
