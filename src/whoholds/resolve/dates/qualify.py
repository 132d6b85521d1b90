"""Words before a time that narrow or lengthen it: "early March", "since 2011", "the end of the year"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from whoholds.resolve.dates.meanings import (
    By,
    Meaning,
    Month,
    Part,
    Period,
    Season,
    Since,
    Slice,
    TimeExpression,
    Unit,
    Unknown,
    Until,
    Window,
    Years,
)

REACH = 40
"""How many characters before a time are looked at; no qualifier is longer."""

SLICE = re.compile(
    r"\b(?:(?:at|by|in|until|till|towards?|since|from|through|around|before)\s)?(?:the\s)?(?P<end>(?:very\s)?(?:end|beginning|start|middle)\sof)\s$"
    r"|\b(?P<part>mid-to-late|mid-late|early-to-mid|early|late|mid)[\s-](?:in\s|on\s|(?=$))?$",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"\b(?:(?P<since>ever\ssince|since)|(?P<until>until|till|up\sto|through|up\suntil)|(?P<by>not\slater\sthan|no\slater\sthan|by|as\sof)"
    r"|(?P<before>before|prior\sto|after|following)"
    r"|(?P<plain>(?:(?:starting|beginning|effective)\s)?(?:on|from|in|at|around|about|circa|during|over|throughout|back\sin|between)))\s(?:the\s)?$",
    re.IGNORECASE,
)  # fmt: skip
LONG = (Month, Years, Season, Period, Window)

WRAPS: dict[str, Callable[[Meaning], Meaning]] = {
    "since": Since,
    "until": Until,
    "by": By,
    "before": lambda _: Unknown("before or after a time, no one says how long"),
    "plain": lambda meaning: meaning,
}


def sliced(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Times with the word for their part taken in: "early March", "late on Friday", "the end of 2013"."""
    out: list[TimeExpression] = []
    for time in found:
        floor = out[-1].end if out else 0
        of = "of " if time.text[:3].lower() == "of " else ""
        match = SLICE.search(text[max(floor, time.start - REACH) : time.start] + of)
        before = match[0].removesuffix(of) if match else ""
        out.append(_slice(text, time, before, match["end"] or match["part"]) if match else _inside(text, time))
    return out


def _slice(text: str, time: TimeExpression, before: str, words: str) -> TimeExpression:
    start = time.start - len(before)
    grown = replace(time, start=start, text=text[start : time.end], bare=False)
    return replace(grown, meaning=_part(time.meaning, words))


def _part(meaning: Meaning, words: str) -> Meaning:
    """The part of a long time; a day has no parts that matter here."""
    if not isinstance(meaning, LONG) or (isinstance(meaning, Period) and meaning.unit is Unit.DAY):
        return meaning
    word = words.lower().replace(" ", "-")
    return Part(PARTS[next(key for key in PARTS if key in word)], meaning)


PARTS = {
    "mid-to-late": Slice.MID_LATE,
    "mid-late": Slice.MID_LATE,
    "early-to-mid": Slice.EARLY,
    "early": Slice.EARLY,
    "late": Slice.LATE,
    "end": Slice.END,
    "beginning": Slice.START,
    "start": Slice.START,
    "mid": Slice.MID,
}


def _inside(text: str, time: TimeExpression) -> TimeExpression:
    """A month or year whose form took in the word for its part: "mid-2014", "early March"."""
    match = re.match(r"(early|late|mid)[\s-]", text[time.start : time.end], re.IGNORECASE)
    if not match or not isinstance(time.meaning, Month | Years):
        return time
    return replace(time, meaning=_part(time.meaning, match[1]), bare=False)


def led(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Times with the preposition before them taken in; "since", "until" and "by" change what they mean."""
    out: list[TimeExpression] = []
    for time in found:
        floor = out[-1].end if out else 0
        out.append(_led(text, time, floor))
    return out


def _led(text: str, time: TimeExpression, floor: int) -> TimeExpression:
    own = LEAD.match(text[time.start : time.start + REACH].split(" ")[0] + " ")
    if own and own.lastgroup and isinstance(time.meaning, Month | Years | Part):
        return replace(time, meaning=WRAPS[own.lastgroup](time.meaning))
    match = LEAD.search(text[max(floor, time.start - REACH) : time.start])
    if not match or not match.lastgroup:
        return time
    adjective = time.bare or re.match(r"['’]s?\b", text[time.end - 2 : time.end]) is not None
    if match.lastgroup == "before" and (adjective or time.form in {"clock", "now", "recently"}):
        return time
    if adjective and match[0].lower().endswith("the "):
        return time
    start = time.start - len(match[0])
    meaning = WRAPS[match.lastgroup](time.meaning)
    return replace(time, start=start, text=text[start : time.end], meaning=meaning, bare=False)
