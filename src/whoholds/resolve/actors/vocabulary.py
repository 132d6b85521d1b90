"""The words that stand for actors without naming them ("rebels", "the army", "officials"), from `vocabulary.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Sort(StrEnum):
    """What a noun says of whom it means."""

    ARMED = "armed"
    FORCE = "force"
    ASSET = "asset"
    POLICE = "police"
    GOVERNMENT = "government"
    OFFICE = "office"
    GROUP = "group"
    MEMBER = "member"
    CIVILIANS = "civilians"
    CAPTIVE = "captive"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun's sort, and the side that the noun by itself puts its people on."""

    sort: Sort
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words by what they do in a phrase; all folded."""

    nouns: Mapping[str, Noun]
    determiners: frozenset[str]
    counters: frozenset[str]
    collective: frozenset[str]
    relative: frozenset[str]
    doers: frozenset[str]
    hearsay: frozenset[str]
    tails: frozenset[str]
    abbreviations: frozenset[str]
    membership: frozenset[str]
    location: frozenset[str]
    patron: frozenset[str]
    aiding: frozenset[str]
    giving: frozenset[str]
    relief: frozenset[str]
    talks: frozenset[str]
    common: frozenset[str]
    saying: frozenset[str]
    posts: frozenset[str]
    force_modifiers: frozenset[str]
    group_modifiers: frozenset[str]
    others: frozenset[str]
    pronouns: frozenset[str]
    capital: frozenset[str]
    shouted: frozenset[str]
    own: frozenset[str]
    alien: frozenset[str]

    @classmethod
    def load(cls) -> Vocabulary:
        """The vocabulary of the package, the same object each time."""
        return _load()

    def sort(self, key: str) -> Sort | None:
        """The sort of a noun; None for other words."""
        noun = self.nouns.get(key)
        return noun.sort if noun else None


@cache
def _load() -> Vocabulary:
    text = files("whoholds").joinpath("ontology/actors/vocabulary.toml").read_text("utf8")
    table: dict[str, dict[str, Any]] = tomllib.loads(text)
    strip, tails, context, modifiers = table["strip"], table["tails"], table["context"], table["modifiers"]
    return Vocabulary(
        nouns=_nouns(table),
        determiners=frozenset(strip["determiners"]),
        counters=frozenset(strip["counters"]),
        collective=frozenset(strip["collective"]),
        relative=frozenset(table["armed"]["relative"]),
        doers=frozenset(table["armed"]["doers"]),
        hearsay=frozenset(strip["hearsay"]),
        tails=frozenset(tails["words"]),
        abbreviations=frozenset(tails["abbreviations"]),
        membership=frozenset(tails["membership"]),
        location=frozenset(context["location"]),
        patron=frozenset(context["patron"]),
        aiding=frozenset(context["aiding"]),
        giving=frozenset(context["giving"]),
        relief=frozenset(context["relief"]),
        talks=frozenset(context["talks"]),
        common=frozenset(table["names"]["common"]),
        saying=frozenset(context["saying"]),
        posts=frozenset(table["government"]["posts"]),
        force_modifiers=frozenset(modifiers["force"]),
        group_modifiers=frozenset(modifiers["group"]),
        others=frozenset(table["group"]["others"]),
        pronouns=frozenset(table["pronouns"]["words"]),
        capital=frozenset(table["case"]["capital"]),
        shouted=frozenset(table["case"]["word"]),
        own=frozenset(modifiers["own"]),
        alien=frozenset(modifiers["alien"]),
    )


def _nouns(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Noun]:
    """Every noun with its sort; where a word is listed twice the earlier sort counts."""
    found: dict[str, Noun] = {}

    def put(words: Iterable[str], sort: Sort, side: str | None = None) -> None:
        for word in words:
            found.setdefault(word, Noun(sort, side))

    armed, force, government = table["armed"], table["force"], table["government"]
    put(government["plural_actors"], Sort.GOVERNMENT, "government")
    put(armed["rebel"], Sort.ARMED, "rebel")
    put(armed["militia"], Sort.ARMED, "militia")
    put(armed["unknown"], Sort.ARMED)
    put(armed["relative"], Sort.ARMED)
    put(force["police"], Sort.POLICE, "government")
    put(force["people"], Sort.FORCE)
    put(force["bodies"], Sort.FORCE)
    put(force["assets"], Sort.ASSET)
    put(government["bodies"], Sort.GOVERNMENT, "government")
    put(government["offices"], Sort.OFFICE)
    put(table["group"]["nouns"], Sort.GROUP)
    put(table["captive"]["nouns"], Sort.CAPTIVE)
    put(table["civilians"]["nouns"], Sort.CIVILIANS, "civilians")
    put(table["group"]["members"], Sort.MEMBER)
    return found
