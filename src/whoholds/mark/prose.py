"""Paragraphs and items of lists; an item of a digest without the topic that it is filed under."""

from __future__ import annotations

import re

from whoholds.mark.byline import desk_credit
from whoholds.mark.cues import cues
from whoholds.mark.pieces import Piece
from whoholds.mark.scene import Scene, Step, block_of
from whoholds.records import BlockKind

_BULLET = re.compile(
    r"(?:[•·●▪◦‣∙○■*]\s{0,8}|[-–—]\s{1,8}|\.\s{2,12}|\(?\d{1,2}[.)]\s{1,8}|\([a-zA-Z]\)\s{1,8}|[a-z]\)\s{1,8})(?=\S)"
)
_TOPIC = re.compile(r"(?P<topic>[^:.!?\n\"“]{3,80}?)::?\s{0,3}(?=[\"“‘'A-Z\d])")
_MOST_TOPICS = 3
_MOST_TOPIC_WORDS = 9
_INDENT = 2


def list_item(piece: Piece, scene: Scene) -> Step | None:
    """A line with a bullet or a number, or indented where others are not."""
    bullet = _BULLET.match(piece.text)
    if not bullet and not (piece.indent >= _INDENT and scene.body and _stands_out(scene)):
        return None
    start = bullet.end() if bullet else 0
    start += _topic(piece.text[start:])
    return Step((block_of(BlockKind.LIST, piece, body=(start, len(piece.text)), date=scene.day),))


def paragraph(piece: Piece, scene: Scene) -> Step:
    """Anything else, without the credits that may close it."""
    body = (_topic(piece.text), desk_credit(piece.text))
    return Step((block_of(BlockKind.PARAGRAPH, piece, body=body, date=scene.day),))


def _stands_out(scene: Scene) -> bool:
    near = scene.pieces[max(1, scene.index - 5) : scene.index]
    return any(piece.indent < _INDENT for piece in near)


def _topic(text: str) -> int:
    """The length of the topics that an item is filed under: "Second Congo War: Battle of Kisangani: "."""
    length = 0
    for _ in range(_MOST_TOPICS):
        found = _TOPIC.match(text, length)
        if not found or not _is_topic(found["topic"]):
            break
        length = found.end()
    return length


def _is_topic(words: str) -> bool:
    """Names and years with a noun such as "war" or "protests": no sentence, so no other word in lower case."""
    parts = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", words)
    if not 0 < len(parts) <= _MOST_TOPIC_WORDS:
        return False
    nouns = cues().topic_nouns
    known = nouns | cues().topic_small
    named = all(part[0].isupper() or part[0].isdigit() or part.lower() in known for part in parts)
    return named and any(part.lower() in nouns for part in parts)
