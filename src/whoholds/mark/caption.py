"""Captions: words under a photo, shown by an agency's credit, an opening such as "FILE -", or the day it was taken."""

from __future__ import annotations

import datetime as dt
import re

from whoholds.mark.calendar import DATED, day_of, days_in
from whoholds.mark.cues import cues
from whoholds.mark.pieces import Piece
from whoholds.mark.scene import Scene, Step, block_of
from whoholds.records import BlockKind

_LONGEST = 700
_MOST_STOPS = 4
# "(AP Photo/Jane Doe)", "[Jane Doe/Reuters]", "(Photo: Jane Doe)" at the very end.
_BRACKETED = re.compile(r"[(\[](?P<credit>[^()\[\]\n]{2,90})[)\]]\.?$")
# "... REUTERS/Jane Doe", "... Jane Doe/AFP/Getty Images" at the very end.
_NAME = r"[A-Z][\w.’'-]{0,30}"
_SLASHED = re.compile(rf"(?:^|[\s.|])(?P<credit>{_NAME}(?: {_NAME}){{0,3}}(?:\s?/\s?[A-Z][\w.’' -]{{0,30}}){{1,3}})$")
# "... | Photo: AFP", "... Image: Jane Doe." at the very end.
_LABELLED = re.compile(
    r"(?:^|[\s|(\[])(?P<credit>(?:Photo|Image|Picture|Credit)s?(?: credit| by| courtesy)?\s?:\s?[^:\n]{2,60})$"
)
# "... in Bunia, Congo, Feb. 9, 2004." but not "... on Sunday, February 8, 2004."
_TAKEN = re.compile(rf"[\w)’'],\s(?:\w{{3,9}},\s)?(?P<day>{DATED})\.?$")
# "[1/3] Residents flee": one photo of several.
_NUMBERED = re.compile(r"\[?\d{1,2}\s?(?:/|of)\s?\d{1,2}\]?\s(?=[A-Z])")
_ON_DAY = re.compile(r"(?:on|since|until|by|from|after|before|of)\s(?:\w{3,9},\s)?$", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”’']?\s{1,3}(?=[A-Z“\"])")
_SAID = re.compile(r"\b(?:said|told|added|according to)\b", re.IGNORECASE)


def caption(piece: Piece, scene: Scene) -> Step | None:
    """A caption, its body without the credit, with the day it was taken where it prints one.

    A credit alone is a byline.
    """
    text = piece.text
    if len(text) > _LONGEST or len(_STOP.findall(text)) > _MOST_STOPS:
        return None
    credit = _credit(text)
    if credit is not None and _signs_off(text, credit, scene):
        return Step((block_of(BlockKind.PARAGRAPH, piece, body=(0, credit), date=scene.day),))
    if credit is None and not _opens(text) and not _is_dated(text):
        return None
    end = len(text) if credit is None else credit
    if not text[:end].strip():
        return Step((block_of(BlockKind.BYLINE, piece),))
    day = _day(text[:end]) or scene.day
    return Step((block_of(BlockKind.CAPTION, piece, body=(_opening(text), end), date=day),))


def shown(text: str) -> tuple[int, int, dt.date | None]:
    """What words known to be a caption show: offsets without label and credit, and the day it was taken."""
    credit = _credit(text)
    end = len(text) if credit is None else credit
    return min(_opening(text), end), end, _day(text[:end])


def _credit(text: str) -> int | None:
    """Where the credit at the end starts, or None."""
    for pattern, is_credit in ((_BRACKETED, _names_agency), (_SLASHED, _has_agency), (_LABELLED, bool)):
        found = pattern.search(text[-200:])
        if found and is_credit(found["credit"]):
            start = found.start() if pattern is _BRACKETED else found.start("credit")
            return max(0, len(text) - len(text[-200:])) + start
    return None


def _names_agency(credit: str) -> bool:
    """An agency among the parts of the credit, or a label such as "Photo:" or "via" before a name."""
    parts = [part.strip() for part in re.split(r"[/,|]", credit)]
    if any(cues().agencies.fullmatch(part) for part in parts):
        return True
    label = cues().labels.match(credit)
    if label and re.match(r"\s?:|\s[A-Z]", credit[label.end() :]):
        return True
    words = re.split(r"\s(?:via|for|through|by)\s", credit)
    return len(words) > 1 and any(cues().agencies.fullmatch(word.strip()) for word in words)


def _has_agency(credit: str) -> bool:
    return any(cues().agencies.fullmatch(part.strip()) for part in credit.split("/"))


def _signs_off(text: str, credit: int, scene: Scene) -> bool:
    """An agency's name after the last sentence of a report, not a photo's credit: words of saying come before it."""
    return (
        scene.next is None
        and scene.body
        and text[:credit].rstrip().endswith((".", "”", '"'))
        and bool(_SAID.search(text))
    )


def _opens(text: str) -> bool:
    return bool(cues().caption_openings.match(text)) or (
        not _STOP.search(text) and bool(cues().caption_marks.search(text))
    )


def _opening(text: str) -> int:
    """How much of an opening is a label ("FILE - ") and no part of what is shown ("In this photo, ...")."""
    if numbered := _NUMBERED.match(text):
        return numbered.end()
    found = cues().caption_openings.match(text)
    if not found or not found[0].endswith((":", "-", "–", "—")):
        label = re.match(r"(?i:file (?:photo|image|picture))\s?[:–—-]\s{0,3}", text)
        return label.end() if label else 0
    return found.end()


def _is_dated(text: str) -> bool:
    """A single sentence that ends in the place and day of the photo."""
    found = _TAKEN.search(text[-60:])
    if not found or _STOP.search(_without_initials(text)):
        return False
    before = text[: len(text) - len(text[-60:]) + found.start("day")]
    return not _ON_DAY.search(before[-20:]) and not _SAID.search(text)


def _without_initials(text: str) -> str:
    return re.sub(
        r"\b(?:[A-Z]|Gen|Col|Lt|Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Capt|Maj|Sgt|St|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.", "", text
    )


def _day(text: str) -> dt.date | None:
    days = days_in(text)
    return day_of(days[-1]) if days else None
