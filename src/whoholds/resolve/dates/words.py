"""The words of time, read from `ontology/times.toml`, and the pieces of patterns made of them."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whoholds.resolve.dates.meanings import Unit

APOSTROPHE = "['’ʼ‘`]"
DASH = "[-‐‑–—‒]"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What each word of time means. Keys are lower case, with a straight apostrophe."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    amounts: Mapping[str, int]
    ordinals: Mapping[str, int]
    named_days: Mapping[str, tuple[int, int, int, int]]
    easter_days: Mapping[str, int]
    events: Mapping[str, dt.date]
    unknown_names: tuple[str, ...]
    unknown_words: tuple[str, ...]

    def amount(self, text: str | None) -> int | None:
        """A number of units; None for none or a vague one ("several")."""
        word = plain(text or "")
        return int(word) if word.isdecimal() else self.amounts.get(word)


@cache
def time_words() -> TimeWords:
    """The words of `ontology/times.toml`."""
    data = tomllib.loads(files("whoholds").joinpath("ontology/times.toml").read_text("utf-8"))
    return TimeWords(
        months={form: i for i, forms in enumerate(data["months"].values(), 1) for form in forms},
        weekdays={form: i for i, forms in enumerate(data["weekdays"].values()) for form in forms},
        seasons={name: (first, last) for name, (first, last) in data["seasons"].items()},
        amounts=data["amounts"],
        ordinals=data["ordinals"],
        named_days={name: (a, b, c, d) for name, (a, b, c, d) in data["named_days"].items()},
        easter_days=data["easter_days"],
        events={name: dt.date.fromisoformat(date) for name, date in data["events"].items()},
        unknown_names=tuple(data["unknown"]["names"]),
        unknown_words=tuple(data["unknown"]["words"]),
    )


def plain(text: str) -> str:
    """Lower case, with single spaces and straight apostrophes."""
    return re.sub(r"[\s-]+", " ", re.sub(APOSTROPHE, "'", text)).lower().strip()


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; their apostrophes may be of any shape or missing."""
    escaped = (re.escape(word).replace("'", APOSTROPHE + "?").replace(r"\ ", r"\s") for word in words)
    return "(?:" + "|".join(sorted(escaped, key=len, reverse=True)) + ")"


def long_forms(words: Mapping[str, int]) -> str:
    """A pattern for the unshortened names, those of three letters ("may") among them only if nothing is longer."""
    best: dict[int, str] = {}
    for form, value in words.items():
        best[value] = max(best.get(value, ""), form, key=len)
    return any_of(best.values())


def unit_of(text: str) -> Unit:
    """The unit that a word names, singular or plural."""
    return Unit(plain(text).removesuffix("'s").removesuffix("'").rstrip("s"))


def year_of(text: str | None) -> int | None:
    """A year written in full, or None."""
    return int(text) if text else None
