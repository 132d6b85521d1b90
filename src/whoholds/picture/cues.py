"""The words of `cues.toml`, ready to be looked for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns of whole words, one a list of the file; `cues.toml` says what each means."""

    won: re.Pattern[str]
    approach: re.Pattern[str]
    outside: re.Pattern[str]
    assault: re.Pattern[str]
    handover: re.Pattern[str]
    partial: re.Pattern[str]
    one_of: re.Pattern[str]
    called: re.Pattern[str]
    portions: re.Pattern[str]
    within: re.Pattern[str]
    capital: re.Pattern[str]
    divisions: re.Pattern[str]
    almost: re.Pattern[str]
    by_now: re.Pattern[str]
    till_then: re.Pattern[str]
    sway: re.Pattern[str]
    all_of: re.Pattern[str]
    again: re.Pattern[str]
    incident: re.Pattern[str]
    standoff: re.Pattern[str]
    ground: re.Pattern[str]
    coup: re.Pattern[str]
    brief: re.Pattern[str]
    beside: re.Pattern[str]
    crowd: re.Pattern[str]
    over: re.Pattern[str]
    toll: re.Pattern[str]
    responsibility: re.Pattern[str]


def pattern(words: list[str]) -> re.Pattern[str]:
    """Whole words, longest first, without regard to case."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b", re.IGNORECASE)


@cache
def cues() -> Cues:
    """The cues shipped with the package."""
    lists = tomllib.loads(resources.files("whoholds.picture").joinpath("cues.toml").read_text("utf8"))
    return Cues(**{field.name: pattern(lists[field.name]["words"]) for field in fields(Cues)})
