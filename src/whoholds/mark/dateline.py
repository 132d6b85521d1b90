"""Datelines: a leading `date ...`, a day on a line of its own, "GOMA, Nov 20 (Reuters) -", "14 June -"."""

from __future__ import annotations

import re

from whoholds.mark.calendar import DAY, day_of
from whoholds.mark.cues import cues
from whoholds.mark.pieces import Piece
from whoholds.mark.scene import Scene, Step, block_of, head_of
from whoholds.records import BlockKind

_LEADING = re.compile(r"date[ \t]{1,4}(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)

_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?i:[ap]\.?m\.?)?(?:\s?\(?[A-Z]{1,4}(?:[+-]\d{1,2})?\)?)?"
_LABEL = r"(?i:(?:first\s|last\s)?(?:published|updated|posted|modified|issued|date|filed)(?:\son|\sat)?\s?:?)"
_DATE_LINE = re.compile(
    rf"(?P<label>{_LABEL}\s{{0,3}})?(?:{_TIME}[,\s·|–-]{{1,4}})?(?P<day>{DAY})(?:[,\s·|–-]{{1,4}}(?:at\s)?{_TIME})?[.:]?"
)

_DASH = r"(?:—|–|--|-)"
_UPPER = r"[^\W\d_a-zà-ÿ]"
_CAPITALS = rf"{_UPPER}[^\Wa-zà-ÿ]{{1,24}}"
_TOWN_IN_CAPITALS = rf"{_CAPITALS}(?:[ /’'.-]{{1,2}}(?:{_CAPITALS}|{_UPPER})){{0,4}}"
_TOWN = rf"{_UPPER}[\w’'.-]{{1,24}}(?:[ /]{_UPPER}[\w’'.-]{{1,24}}){{0,3}}"
_COUNTRY = rf"(?:,\s(?!{DAY}){_UPPER}[\w’'. -]{{1,30}}?)?"
_WIRE = re.compile(
    rf"(?:(?P<town>{_TOWN}){_COUNTRY},?\s)?(?:(?P<day>{DAY}),?\s)?\((?P<agency>[^()\n]{{2,40}})\)\s?(?:{_DASH}|:)\s{{0,3}}"
)
_PLAIN = re.compile(
    rf"(?P<town>{_TOWN_IN_CAPITALS}){_COUNTRY}(?:,\s(?P<day>{DAY}))?\s?{_DASH}\s{{1,3}}(?=[\"“‘'A-Z\d])"
)
_ENTRY = re.compile(rf"(?P<day>{DAY})\s?(?:{_DASH}|:)\s{{1,3}}(?=\S)")


def leading_date(piece: Piece, scene: Scene) -> Step | None:
    """The `date YYYY-MM-DD` at the very start; what follows it on its line is the report's."""
    found = _LEADING.match(piece.text) if scene.index == 0 else None
    if not found:
        return None
    block = block_of(BlockKind.DATELINE, head_of(piece, found.end()), date=day_of(found[1]))
    return Step((block,), rest=piece.after(found.end()))


def date_line(piece: Piece, scene: Scene) -> Step | None:
    """A day on a line of its own. Without a label such as "Updated:" it governs what follows, up to the next."""
    found = _DATE_LINE.fullmatch(piece.text) if len(piece.text) <= 80 else None
    if not found:
        return None
    day = day_of(found["day"], year=scene.year, published=scene.report.published)
    if day and not found["label"]:
        scene.day, scene.day_from_head, scene.year = day, not scene.body, day.year
    return Step((block_of(BlockKind.DATELINE, piece, date=day),))


def wire_dateline(piece: Piece, scene: Scene) -> Step | None:
    """The town, day and agency that a wire report opens with: a block of its own before the paragraph."""
    found = _WIRE.match(piece.text)
    if not found or not _signs(found):
        found = None if scene.body else _PLAIN.match(piece.text)
    if not found:
        return None
    day = day_of(found["day"], published=scene.report.published) if found["day"] else None
    block = block_of(BlockKind.DATELINE, head_of(piece, found.end()), date=day)
    return Step((block,), rest=piece.after(found.end()))


def entry_date(piece: Piece, scene: Scene) -> Step | None:
    """The day that an entry of a chronicle opens with; it governs the entry."""
    found = _ENTRY.match(piece.text)
    day = day_of(found["day"], year=scene.year, published=scene.report.published) if found else None
    if not found or not day:
        return None
    scene.day, scene.day_from_head, scene.year = day, False, day.year
    block = block_of(BlockKind.DATELINE, head_of(piece, found.end()), date=day)
    return Step((block,), rest=piece.after(found.end()))


def _is_wire(words: str) -> bool:
    return words.lower() in cues().wire_agencies


def _signs(found: re.Match[str]) -> bool:
    """Whether the words in brackets sign a dateline: a wire's name; or an outlet's, after a day or capitals."""
    agency, town = found["agency"], found["town"] or ""
    if _is_wire(agency):
        return True
    return all(word[0].isupper() or word in {"of", "and", "the", "/"} for word in agency.split()) and (
        town.isupper() or (town != "" and found["day"] is not None)
    )
