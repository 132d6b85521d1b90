"""Loaded words and what they are read as."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def neutral_words() -> Mapping[str, str]:
    """The words of `neutral.toml` in lower case, each with the neutral word of the same number."""
    table: dict[str, dict[str, str]] = tomllib.loads((files("whoholds.ontology") / "neutral.toml").read_text("utf-8"))
    return table["words"]


def neutral(word: str) -> str:
    """The word, or the neutral one for it in the same case: "Terrorists" is read as "Militants"."""
    put = neutral_words().get(word.lower())
    if put is None:
        return word
    return put.upper() if word.isupper() else put.capitalize() if word[:1].isupper() else put
