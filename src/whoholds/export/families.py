"""Kinds in families, for the eye: one colour and one way of underlining each."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from whoholds.records import Kind


class Family(StrEnum):
    """What a kind is about."""

    CONTROL = "control"
    VIOLENCE = "violence"
    HARM = "harm"
    HUMANITARIAN = "humanitarian"
    POLITICS = "politics"


@cache
def _families() -> dict[Kind, Family]:
    table = tomllib.loads((files("whoholds.ontology") / "kinds.toml").read_text("utf-8"))
    return {Kind(name): Family(entry["family"]) for name, entry in table.items()}


def family_of(kind: Kind) -> Family:
    """The family of a kind; each kind is in exactly one."""
    return _families()[kind]
