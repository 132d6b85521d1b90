"""The forms in which a time is written, read from `ontology/time_forms.toml`: each a pattern and what its parts mean.

Patterns match in any case and repeat nothing within a repetition, so they take linear time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whoholds.resolve.dates.meanings import Meaning, Unit
from whoholds.resolve.dates.words import APOSTROPHE, DASH, any_of, long_forms, time_words

Build = Callable[[re.Match[str]], Meaning | None]
PIECE = re.compile(r"(?<!\?P)<([a-z_]+)>")
DEPTH = 5
"""How deep pieces are made of pieces."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a time.

    `build` returns None where the match turns out to be something else; `needs` are words one of which is in any match.
    """

    name: str
    pattern: re.Pattern[str]
    build: Build
    needs: frozenset[str]
    after: bool = False
    bare: bool = False
    matches: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()


def read_forms(builders: Mapping[str, Build]) -> tuple[Form, ...]:
    """Every form of the ontology, its meaning read by the builder that it names."""
    data = tomllib.loads(files("whoholds").joinpath("ontology/time_forms.toml").read_text("utf-8"))
    pieces = {**_word_pieces(), **data["pieces"]}
    return tuple(
        Form(
            entry["name"],
            re.compile(_whole(entry["pattern"], pieces), re.IGNORECASE | re.VERBOSE),
            builders[entry["means"]],
            frozenset(word for need in entry["needs"] for word in _needed(need)),
            entry.get("after", False),
            entry.get("bare", False),
            tuple(entry["matches"]),
            tuple(entry["refuses"]),
        )
        for entry in data["form"]
    )


def _needed(need: str) -> set[str]:
    """The words behind a need: itself, or those of a list; of a phrase its longest word, with an apostrophe or not."""
    words = time_words()
    lists: dict[str, Iterable[str]] = {
        "@months": words.months,
        "@weekdays": (name + end for name in words.weekdays for end in ("", "s")),
        "@seasons": words.seasons,
        "@units": (unit + end for unit in Unit for end in ("", "s")),
        "@feasts": words.named_days,
        "@easter": words.easter_days,
        "@unknown_names": words.unknown_names,
        "@unknown_words": words.unknown_words,
    }
    if need not in lists:
        return {need}
    written = {form for phrase in lists[need] for form in (phrase, phrase.replace("'", ""))}
    return {max(re.findall("[a-z]+", phrase), key=len) for phrase in written}


def _whole(pattern: str, pieces: Mapping[str, str]) -> str:
    """A pattern with its pieces, and theirs, put in."""
    for _ in range(DEPTH):
        pattern = PIECE.sub(lambda piece: pieces[piece[1]], pattern)
    return pattern


@cache
def _word_pieces() -> dict[str, str]:
    """Pieces made of the words of `ontology/times.toml`."""
    words = time_words()
    return {
        "dash": DASH,
        "apostrophe": APOSTROPHE,
        "month_words": any_of(words.months),
        "month_names": long_forms(words.months),
        "weekday_names": long_forms(words.weekdays),
        "season_words": any_of(words.seasons),
        "ordinal_words": any_of(words.ordinals),
        "amount_words": any_of(words.amounts),
        "feast_names": any_of(words.named_days),
        "easter_names": any_of(words.easter_days),
        "event_names": any_of(words.events),
        "unknown_names": any_of(words.unknown_names),
        "unknown_words": any_of(words.unknown_words),
    }
