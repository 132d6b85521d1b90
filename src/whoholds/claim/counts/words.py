"""The words and patterns of number, read from `ontology/numbers.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

DASH = "[-‐‑–—]"
PIECE = re.compile(r"(?<!\?P)<([a-z_]+)>")
CASED = frozenset({"counted", "named"})
"""Patterns in which capital letters mean something."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What each word of number means; all lower case. `units` maps the lemma of a thing to the unit that counts it."""

    words: Mapping[str, int]
    scales: Mapping[str, int]
    lone: Mapping[str, int]
    pairs: Mapping[str, int]
    vague: Mapping[str, int]
    units: Mapping[str, str]
    persons: frozenset[str]
    groups: frozenset[str]
    hurt: frozenset[str]
    patterns: Mapping[str, re.Pattern[str]]


@cache
def number_words() -> NumberWords:
    """The words of `ontology/numbers.toml`, and its patterns made of them."""
    data = tomllib.loads(files("whoholds").joinpath("ontology/numbers.toml").read_text("utf-8"))
    return NumberWords(
        words=data["words"],
        scales=data["scales"],
        lone=data["lone"],
        pairs=data["pairs"],
        vague=data["vague"],
        units={lemma: unit for unit, lemmas in data["units"].items() for lemma in lemmas},
        persons=frozenset(data["persons"]["nouns"]),
        groups=frozenset(data["persons"]["groups"]),
        hurt=frozenset(data["persons"]["hurt"]),
        patterns=_patterns(data["patterns"], _pieces(data)),
    )


def _pieces(data: Mapping[str, Any]) -> dict[str, str]:
    bounds, refuse = data["bounds"], data["refuse"]
    return {
        "dash": DASH,
        "month": any_of(word.rstrip(".") for word in refuse["months"]),
        "word": any_of(data["words"]),
        "scale": any_of(data["scales"]),
        "vague": any_of(data["vague"]),
        "lone": any_of(data["lone"]),
        "pair": any_of(data["pairs"]),
        "person": any_of(data["persons"]["nouns"]),
        "low": any_of(bounds["low"]),
        "high": any_of(bounds["high"]),
        "about": any_of(bounds["about"]),
        "low_after": any_of(bounds["low_after"]),
        "high_after": any_of(bounds["high_after"]),
        "refused_before": any_of(
            [*refuse["before"], *(month + dot for month in refuse["months"] for dot in ("", "."))]
        ),
        "refused_after": any_of(refuse["after"]),
        "named": any_of([*refuse["named"], *(word.upper() for word in refuse["named"])]),
        "year_before": any_of(refuse["year_before"]),
    }


def _patterns(sources: Mapping[str, str], pieces: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(
            PIECE.sub(lambda piece: pieces[piece[1]], source),
            re.VERBOSE if name in CASED else re.VERBOSE | re.IGNORECASE,
        )
        for name, source in sources.items()
    }


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    escaped = (re.escape(word).replace(r"\ ", r"\s") for word in words)
    return "(?:" + "|".join(sorted(escaped, key=len, reverse=True)) + ")"
