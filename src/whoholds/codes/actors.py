"""ACLED's actor types: by the registry's entry, by the side that was found, else by the words."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Any

from whoholds.records import ActorRef

_WORD = re.compile(r"[\w'-]+")
_LINKS = frozenset("of in from at on near with by for to who that which against inside outside across".split())
"""Words after which a phrase only describes its head: "villagers near the rebel camp" are villagers."""


class ActorType(IntEnum):
    """What sort of actor, as ACLED numbers them in `inter1` and `inter2`."""

    STATE = 1
    REBEL = 2
    POLITICAL_MILITIA = 3
    IDENTITY_MILITIA = 4
    RIOTERS = 5
    PROTESTERS = 6
    CIVILIANS = 7
    EXTERNAL = 8


ARMED = frozenset(
    {
        ActorType.STATE,
        ActorType.REBEL,
        ActorType.POLITICAL_MILITIA,
        ActorType.IDENTITY_MILITIA,
        ActorType.EXTERNAL,
    }
)
UNARMED = frozenset({ActorType.PROTESTERS, ActorType.CIVILIANS})


@dataclass(frozen=True, slots=True)
class ActorTypes:
    """The tables: by registry id, by side, by sure words, by words that only say that someone is armed."""

    names: Mapping[ActorType, str]
    by_id: Mapping[str, ActorType]
    by_side: Mapping[str, ActorType]
    by_word: Mapping[str, ActorType]
    weak: Mapping[str, ActorType]
    modifiers: Mapping[str, ActorType]

    @classmethod
    @cache
    def load(cls) -> ActorTypes:
        """The tables that ship: `ontology/codes/actors.toml`, the registry, the vocabulary of actors."""
        ontology = files("whoholds.ontology")
        table = tomllib.loads((ontology / "codes" / "actors.toml").read_text("utf-8"))
        vocabulary = tomllib.loads((ontology / "actors" / "vocabulary.toml").read_text("utf-8"))
        listed = dict(_listed(table["lists"], vocabulary))
        listed.update(_worded(table["words"]))
        return cls(
            {ActorType(int(number)): name for number, name in table["names"].items()},
            dict(_registered()),
            {side: ActorType(number) for side, number in table["sides"].items()},
            listed,
            dict(_listed(table["weak"], vocabulary)) | _worded(table["weak_words"]),
            _worded(table["modifiers"]),
        )

    def of(self, ref: ActorRef) -> ActorType | None:
        """The type of one actor, or None where neither registry, side nor words tell."""
        said = self._said(ref.span.text if ref.span else ref.name)
        if said in {ActorType.RIOTERS, ActorType.PROTESTERS}:
            return said
        known = self.by_id.get(ref.actor_id or "")
        if known and not (known is ActorType.STATE and ref.side == "foreign state"):
            return known
        return self.by_side.get(ref.side or "") or said

    def _said(self, phrase: str) -> ActorType | None:
        """What the words of a phrase's head say: sure ones over weak, late over early; who is armed is no civilian."""
        sure = weak = armed = None
        for word in _WORD.findall(phrase.lower()):
            if word in _LINKS:
                break
            sure = self.by_word.get(word, sure)
            weak = self.weak.get(word, weak)
            armed = self.modifiers.get(word, armed)
        return armed if armed and sure in {None, ActorType.CIVILIANS} else sure or weak


def _worded(table: Mapping[str, int]) -> dict[str, ActorType]:
    return {word: ActorType(number) for word, number in table.items()}


def _listed(chosen: Mapping[str, int], vocabulary: Mapping[str, Any]) -> Iterator[tuple[str, ActorType]]:
    for path, number in chosen.items():
        section, _, name = path.partition(".")
        for word in vocabulary[section][name]:
            yield word, ActorType(number)


def _registered() -> Iterator[tuple[str, ActorType]]:
    for path in (files("whoholds.ontology") / "actors").iterdir():
        if path.name.startswith("groups-") or path.name == "bodies.csv":
            for row in csv.DictReader(path.read_text("utf-8").splitlines()):
                if row["acled_type"]:
                    yield row["id"], ActorType(int(row["acled_type"]))


def actor_type(ref: ActorRef, tables: ActorTypes | None = None) -> ActorType | None:
    """ACLED's type of one actor, or None where nothing tells."""
    return (tables or ActorTypes.load()).of(ref)
