"""Frames: which words express a kind, and where their arguments stand. They are data in `ontology/frames/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from whoholds.records import Counted, Extent, Kind, Status


class FrameError(ValueError):
    """A frame file says something that can't be read; the message names file, frame and key."""


class WordClass(StrEnum):
    """What sort of word triggers a frame, which decides how its arguments are found."""

    VERB = "verbs"
    NOUN = "nouns"
    ADJECTIVE = "adjectives"
    STATE = "states"


@dataclass(frozen=True, slots=True)
class Filler:
    """Where an argument may stand and what it may be: `object:place|facility` is the object if it is one of these."""

    slot: str
    classes: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Filler:
        slot, _, classes = text.partition(":")
        return cls(slot, frozenset(classes.split("|")) if classes else frozenset())


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that may express a frame.

    `lemmas` stand in a row (hyphens between them don't count) and end in the anchor; for a verb, `particle` is a
    particle or preposition that goes with it and `noun` the object, or the noun after it, that completes it
    ("take > control", "come under > fire").
    """

    word_class: WordClass
    lemmas: tuple[str, ...]
    particle: str | None = None
    noun: str | None = None

    @property
    def anchor(self) -> str:
        """The lemma of the word that the sentence is searched for."""
        return self.lemmas[-1]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a frame must match, with what its claim must say where given."""

    text: str
    expects: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to word a kind.

    `roles` lists for agent, target and place the fillers tried in order. `needs` names roles or fillers of which each
    entry must be found; alternatives are parted by "or" ("agent or target"). `refuses_if` lists fillers that must not
    be found.
    `beside` frames may hold on words that another frame already took: a harm that the same verb tells beside the act.
    """

    id: str
    kind: Kind
    triggers: tuple[Trigger, ...]
    roles: Mapping[str, tuple[Filler, ...]]
    needs: tuple[tuple[str, ...], ...] = ()
    refuses_if: tuple[Filler, ...] = ()
    counted: Counted | None = None
    status: Status = Status.ASSERTED
    extent: Extent | None = None
    priority: int = 0
    beside: bool = False
    matches: tuple[Example, ...] = field(default=(), repr=False)
    refuses: tuple[str, ...] = field(default=(), repr=False)


HARM = frozenset({Kind.DEATH, Kind.INJURY})
"""What an act does, which the same words may tell beside it: "jets killed four"."""
ROLE_NAMES = ("agent", "target", "place")
FRAME_KEYS = frozenset(
    {
        "id",
        "verbs",
        "nouns",
        "adjectives",
        "states",
        "needs",
        "refuses_if",
        "counted",
        "status",
        "extent",
        "priority",
        "beside",
        "matches",
        "refuses",
    }
) | frozenset(ROLE_NAMES)


def parse_trigger(word_class: WordClass, text: str) -> Trigger:
    """A trigger from its notation: `seize`, `push out`, `take > control`, `air strike`, `under siege`."""
    head, _, noun = (part.strip() for part in text.partition(">"))
    words = head.lower().split()
    if word_class is WordClass.VERB:
        return Trigger(word_class, (words[0],), " ".join(words[1:]) or None, noun or None)
    return Trigger(word_class, tuple(words))


def _example(entry: str | Mapping[str, Any]) -> Example:
    if isinstance(entry, str):
        return Example(entry, {})
    return Example(str(entry["text"]), {key: str(value) for key, value in entry.items() if key != "text"})


def parse_frame(kind: Kind, entry: Mapping[str, Any], origin: str) -> Frame:
    """A frame from its TOML table."""
    unknown = set(entry) - FRAME_KEYS
    if unknown or "id" not in entry:
        raise FrameError(
            f"{origin}: frame {entry.get('id', '(no id)')}: unknown or missing keys {sorted(unknown) or ['id']}"
        )
    triggers = [parse_trigger(word_class, text) for word_class in WordClass for text in entry.get(word_class.value, [])]
    if not triggers:
        raise FrameError(f"{origin}: frame {entry['id']}: no words trigger it")
    return Frame(
        id=f"{kind.value}/{entry['id']}",
        kind=kind,
        triggers=tuple(triggers),
        roles={role: tuple(map(Filler.parse, entry.get(role, []))) for role in ROLE_NAMES},
        needs=tuple(tuple(need.split(" or ")) for need in entry.get("needs", [])),
        refuses_if=tuple(map(Filler.parse, entry.get("refuses_if", []))),
        counted=Counted(entry["counted"]) if "counted" in entry else None,
        status=Status(entry.get("status", "asserted")),
        extent=Extent(entry["extent"]) if "extent" in entry else None,
        priority=entry.get("priority", 0),
        beside=entry.get("beside", kind in HARM),
        matches=tuple(map(_example, entry.get("matches", []))),
        refuses=tuple(entry.get("refuses", [])),
    )


def parse_file(path: Traversable) -> list[Frame]:
    """The frames of one file."""
    table = tomllib.loads(path.read_text("utf-8"))
    try:
        return [parse_frame(Kind(table["kind"]), entry, path.name) for entry in table.get("frame", [])]
    except (KeyError, ValueError) as error:
        raise FrameError(f"{path.name}: {error}") from error


def load_frames(folders: Iterable[Traversable] = ()) -> tuple[Frame, ...]:
    """The frames shipped with whoholds, and those of a user's folders, sorted by id."""
    shipped = files("whoholds.ontology") / "frames"
    paths = [path for folder in (shipped, *folders) for path in folder.iterdir() if path.name.endswith(".toml")]
    return tuple(sorted((frame for path in paths for frame in parse_file(path)), key=lambda frame: frame.id))
