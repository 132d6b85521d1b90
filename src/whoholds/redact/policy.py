"""What may be seen after redaction: a table that the user can change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from whoholds.records import PlaceType

TEXTS = ("all", "quotes")
TABLES = {"persons": {"mask", "keep"}, "text": {"keep"}, "decimals": None}
NO_POINT = -1


class PolicyError(ValueError):
    """A policy file says something that isn't known; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Whether names of private persons are masked, and which are kept; whether only quotes stay; how sharp points are.

    `decimals` holds decimals of degrees by type of place, NO_POINT where the point goes; types not named stay sharp.
    """

    mask: bool
    keep: frozenset[str]
    quotes_only: bool
    decimals: Mapping[PlaceType, int]


def load_policy(path: Path | None = None) -> Policy:
    """The policy in a file, else the one that whoholds ships. Raises PolicyError, OSError."""
    text = path.read_text(encoding="utf-8") if path else (files("whoholds.redact") / "policy.toml").read_text("utf-8")
    try:
        return _policy(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"no TOML: {error}") from error


def _policy(told: dict[str, Any]) -> Policy:
    for name, table in told.items():
        if name not in TABLES or not isinstance(table, dict):
            raise PolicyError(f"unknown: {name}; there are the tables {', '.join(TABLES)}")
        known = TABLES[name]
        if known is not None and (odd := set(table) - known):
            raise PolicyError(f"unknown in [{name}]: {', '.join(sorted(odd))}; there is {', '.join(sorted(known))}")
    persons, text = told.get("persons", {}), told.get("text", {})
    kept = text.get("keep", "quotes")
    if kept not in TEXTS:
        raise PolicyError(f"[text] keep is {kept!r}; it is one of {', '.join(TEXTS)}")
    decimals = {_type(name): _decimals(name, value) for name, value in told.get("decimals", {}).items()}
    keep = frozenset(str(name).casefold() for name in persons.get("keep", ()))
    return Policy(bool(persons.get("mask", True)), keep, kept == "quotes", decimals)


def _type(name: str) -> PlaceType:
    try:
        return PlaceType(name)
    except ValueError as error:
        raise PolicyError(f"[decimals] {name} is no type of place; there is {', '.join(PlaceType)}") from error


def _decimals(name: str, value: object) -> int:
    if value == "none":
        return NO_POINT
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 6:
        return value
    raise PolicyError(f'[decimals] {name} is {value!r}; it is 0 to 6, or "none"')
