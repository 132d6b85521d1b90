"""What times say that count from the day of publication or from the last date told."""

from __future__ import annotations

import re
from dataclasses import replace

from whoholds.resolve.dates.forms import Build
from whoholds.resolve.dates.meanings import (
    After,
    Ago,
    Clock,
    Elapsed,
    Meaning,
    Now,
    Nth,
    Overnight,
    Part,
    Period,
    Same,
    Shift,
    Slice,
    Unit,
    Unknown,
    Window,
)
from whoholds.resolve.dates.words import plain, time_words, unit_of


def _period(match: re.Match[str]) -> Meaning | None:
    turn = plain(match["turn"])
    shift = -1 if turn in {"last", "the previous"} else int(turn in {"next", "the coming"})
    whole = Period(unit_of(match["unit"]), shift)
    return Part(_slice(match["part"]), whole) if match["part"] and plain(match["part"]) != "back" else whole


def _slice(text: str) -> Slice:
    parts = ("earlier", "later", "early", "late", "mid", "start", "begin", "end")
    found = next(part for part in parts if part in plain(text))
    return Slice.START if found == "begin" else Slice(found)


def _in_the(match: re.Match[str]) -> Meaning | None:
    unit = unit_of(match["unit"])
    return Same(unit) if unit is Unit.DAY else Part(_slice(match["part"]), Period(unit, 0))


def _amount(match: re.Match[str]) -> int | None:
    return time_words().amount(match["amount"]) or (7 if plain(match["amount"] or "") == "several" else None)


def _past(match: re.Match[str]) -> Meaning | None:
    single = match["unit"] and not match[0].lower().endswith("s") and not match["amount"]
    return Window(1 if single else _amount(match), unit_of(match["unit"]))


def _coming(match: re.Match[str]) -> Meaning | None:
    return Window(_amount(match), unit_of(match["unit"]), ahead=True)


def _either(match: re.Match[str]) -> Meaning | None:
    ahead = True if plain(match[0]).endswith("time") else None
    return Window(_amount(match), unit_of(match["unit"]), ahead=ahead)


def _running(match: re.Match[str]) -> Meaning | None:
    return Window(_ordinal(match["ordinal"]) - 1, unit_of(match["unit"]))


def _ordinal(text: str) -> int:
    word = plain(text)
    return time_words().ordinals.get(word) or int(re.sub(r"\D", "", word))


def _ago_meaning(match: re.Match[str]) -> Meaning | None:
    vague = plain(match["amount"]) in {"a few", "few", "several", "many", "some"}
    return Ago(None if vague else _amount(match), unit_of(match["unit"]))


def _after(match: re.Match[str]) -> Meaning | None:
    return After(_amount(match) or 1, unit_of(match["unit"]))


def _vaguely_after(match: re.Match[str]) -> Meaning | None:
    return After(None, Unit.DAY if match["unit"].lower() == "day" else Unit.HOUR)


def _elapsed(match: re.Match[str]) -> Meaning | None:
    amount = _amount(match)
    return Elapsed(amount, unit_of(match["unit"])) if amount else None


def _next(match: re.Match[str]) -> Meaning | None:
    word = plain(match["unit"])
    return Shift(1, Unit(word) if word in {"week", "month", "year"} else Unit.DAY)


def _next_span(match: re.Match[str]) -> Meaning | None:
    unit = unit_of(match["unit"])
    return Shift(_amount(match) or {Unit.DAY: 7, Unit.WEEK: 4, Unit.MONTH: 3}.get(unit, 3), unit, span=True)


def _previous(match: re.Match[str]) -> Meaning | None:
    word = plain(match["unit"])
    return Shift(-1, Unit(word) if word in {"week", "month", "year"} else Unit.DAY)


def _later(match: re.Match[str]) -> Meaning | None:
    unit, amount = unit_of(match["unit"]), _amount(match)
    return Same(Unit.DAY) if unit is Unit.HOUR else (Shift(amount, unit) if amount else None)


def _earlier(match: re.Match[str]) -> Meaning | None:
    meaning = _later(match)
    return replace(meaning, amount=-meaning.amount) if isinstance(meaning, Shift) else meaning


def _same(match: re.Match[str]) -> Meaning | None:
    word = plain(match["unit"])
    return Same(Unit(word) if word in {"week", "weekend", "month", "year"} else Unit.DAY)


def _nth(match: re.Match[str]) -> Meaning | None:
    """A numbered stretch of what follows; the whole is filled in when the two are joined."""
    word, amount = plain(match["ordinal"]), _amount(match) or 1
    ordinal = -1 if word in {"last", "final"} else _ordinal(word)
    return Nth(ordinal, amount, unit_of(match["unit"]), Unknown("no longer time follows"))


def _clock_time(match: re.Match[str]) -> Meaning | None:
    """An hour of four digits, or with a colon; without either it could be any number."""
    text = match[0]
    return Clock() if ":" in text or re.search(r"\b\d{4}\s(?:local|gmt|utc|hours|hrs)", text, re.IGNORECASE) else None


def _says(meaning: Meaning) -> Build:
    return lambda _: meaning


BUILDERS: dict[str, Build] = {
    "today": _says(Period(Unit.DAY, 0)),
    "yesterday": _says(Period(Unit.DAY, -1)),
    "tomorrow": _says(Period(Unit.DAY, 1)),
    "before yesterday": _says(Period(Unit.DAY, -2)),
    "after tomorrow": _says(Period(Unit.DAY, 2)),
    "overnight": _says(Overnight()),
    "now": _says(Now()),
    "recently": _says(Window(None, Unit.WEEK)),
    "weekend": _says(Period(Unit.WEEKEND, 0)),
    "midweek": _says(Period(Unit.WEEK, 0)),
    "same day": _says(Same(Unit.DAY)),
    "days later": _says(Shift(7, Unit.DAY, span=True)),
    "day after": _says(After(1, Unit.DAY)),
    "clock": _says(Clock()),
    "night clock": _says(Clock(night=True)),
    "no date": _says(Unknown("no date is told")),
    "no number": _says(Unknown("no number is told")),
    "period": _period,
    "in the period": _in_the,
    "past": _past,
    "coming": _coming,
    "either": _either,
    "running": _running,
    "ago": _ago_meaning,
    "next": _next,
    "next span": _next_span,
    "previous": _previous,
    "later": _later,
    "earlier": _earlier,
    "units after": _after,
    "vaguely after": _vaguely_after,
    "elapsed": _elapsed,
    "same": _same,
    "nth": _nth,
    "clock time": _clock_time,
}
"""The rule that reads the parts of each form of this family."""
