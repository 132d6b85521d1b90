"""What sort of voice a speaker is, by the words for them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whoholds.records import SpeakerKind
from whoholds.resolve.actors.registry import Registry
from whoholds.resolve.actors.words import words_of

_BY_TYPE = {
    "government": SpeakerKind.OFFICIAL,
    "forces": SpeakerKind.OFFICIAL,
    "police": SpeakerKind.OFFICIAL,
    "rebel": SpeakerKind.ARMED_GROUP,
    "de facto": SpeakerKind.ARMED_GROUP,
    "militia": SpeakerKind.ARMED_GROUP,
    "criminal": SpeakerKind.ARMED_GROUP,
    "coalition": SpeakerKind.INTERNATIONAL_BODY,
    "peacekeepers": SpeakerKind.INTERNATIONAL_BODY,
    "international body": SpeakerKind.INTERNATIONAL_BODY,
    "monitor": SpeakerKind.MONITOR,
    "aid": SpeakerKind.MONITOR,
    "media": SpeakerKind.MEDIA,
}
_BY_SIDE = {
    "rebel": SpeakerKind.ARMED_GROUP,
    "militia": SpeakerKind.ARMED_GROUP,
    "international body": SpeakerKind.INTERNATIONAL_BODY,
}
_STATE_SORTS = frozenset({"country", "adjective", "metonym"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded phrases of one kind of speaker."""

    kind: SpeakerKind
    phrases: tuple[tuple[str, ...], ...]


def speaker_kind(words: str, registry: Registry | None = None, *, side: str | None = None) -> SpeakerKind:
    """What sort of voice the words mean: by the registry's names in them, else by the words of `speakers.toml`.

    A word for what someone is beats the name of whom they are of ("a resident of Taliban-held Kunduz"). `side` is that
    of the actor the words resolve to: a commander of rebels is no official.
    """
    registry = registry or Registry.load()
    split = words_of(words)
    keys = tuple(word.key for word in split)
    named = _named(words, registry)
    told = next((entry.kind for entry in _kinds() if any(_within(phrase, keys) for phrase in entry.phrases)), None)
    if told in {SpeakerKind.OFFICIAL, None} and (named is not None or side in _BY_SIDE):
        return named or _BY_SIDE[side or ""]
    if told is SpeakerKind.INTERNATIONAL_BODY and side in {"rebel", "militia"}:
        return SpeakerKind.ARMED_GROUP
    if told is None and side in {"government", "foreign state"}:
        return SpeakerKind.OFFICIAL
    if told is SpeakerKind.MEDIA and named is SpeakerKind.ARMED_GROUP:
        return SpeakerKind.ARMED_GROUP
    return told or SpeakerKind.OTHER


def _named(words: str, registry: Registry) -> SpeakerKind | None:
    """The kind that the first name in the words has by the registry."""
    split = words_of(words)
    at = 0
    while at < len(split):
        hit = registry.trie.longest(split, at)
        if hit is not None:
            actors = {registry.actors[alias.target].type for alias in hit.aliases if alias.sort == "actor"}
            if len(actors) == 1:
                return _BY_TYPE.get(actors.pop())
            if hit.last == len(split) and any(alias.sort in _STATE_SORTS for alias in hit.aliases):
                return SpeakerKind.OFFICIAL
            at = hit.last
        else:
            at += 1
    return None


def _within(phrase: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    """Whether the phrase's words stand in a row among the keys."""
    size = len(phrase)
    return any(keys[at : at + size] == phrase for at in range(len(keys) - size + 1))


@cache
def _kinds() -> tuple[_Words, ...]:
    text = files("whoholds").joinpath("ontology/actors/speakers.toml").read_text("utf8")
    return tuple(
        _Words(SpeakerKind(row["kind"]), tuple(tuple(word.key for word in words_of(phrase)) for phrase in row["words"]))
        for row in tomllib.loads(text)["speaker"]
    )
