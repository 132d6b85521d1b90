"""The tables of codes: rows tried in order, the first that fits a claim gives its codes."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from whoholds.codes.actors import ActorType, ActorTypes
from whoholds.records import Claim, Kind, Status

Words = re.Pattern[str]
GROUPS: Mapping[str, frozenset[ActorType]] = {
    "state": frozenset({ActorType.STATE}),
    "rebel": frozenset({ActorType.REBEL}),
    "militia": frozenset({ActorType.POLITICAL_MILITIA, ActorType.IDENTITY_MILITIA}),
    "rioters": frozenset({ActorType.RIOTERS}),
    "protesters": frozenset({ActorType.PROTESTERS, ActorType.RIOTERS}),
    "civilians": frozenset({ActorType.CIVILIANS, ActorType.PROTESTERS}),
    "external": frozenset({ActorType.EXTERNAL}),
}
ROW_KEYS = frozenset({"id", "cue", "near", "agent", "target", "status", "has", "acled", "plover", "cameo", "example"})


class CodeBookError(ValueError):
    """A table of codes says something that can't be read; the message names file and row."""


@dataclass(frozen=True, slots=True)
class SubEvent:
    """An ACLED sub-event type with what it belongs to; a lower `rank` is more specific."""

    name: str
    event_type: str
    disorder_type: str
    rank: int


@dataclass(frozen=True, slots=True)
class Row:
    """Codes for claims of one kind that meet all of its conditions.

    `cue` and `near` list words of which one stands in the cue, or in the quote ("drone*" for any ending); `agent` and
    `target` list sorts of actor of which one takes part; `has` names fields that must not be empty.
    """

    id: str
    kind: Kind
    acled: SubEvent | None
    plover: str | None
    cameo: str | None
    cue: Words | None = None
    near: Words | None = None
    agent: frozenset[ActorType] = frozenset()
    target: frozenset[ActorType] = frozenset()
    status: frozenset[Status] = frozenset()
    has: tuple[str, ...] = ()
    example: str = field(default="", repr=False)

    def fits(self, facts: Facts) -> bool:
        """Whether a claim meets all conditions."""
        return (
            (not self.cue or bool(self.cue.search(facts.cue)))
            and (not self.near or bool(self.near.search(facts.quote)))
            and (not self.agent or bool(self.agent & facts.agents))
            and (not self.target or bool(self.target & facts.targets))
            and (not self.status or facts.claim.status in self.status)
            and all(getattr(facts.claim, name) for name in self.has)
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What rows ask of a claim: its words in lower case, and the sorts of actor that take part."""

    claim: Claim
    cue: str
    quote: str
    agents: frozenset[ActorType]
    targets: frozenset[ActorType]

    @classmethod
    def of(cls, claim: Claim, types: ActorTypes) -> Facts:
        agents = frozenset(found for ref in claim.agents if (found := types.of(ref)))
        targets = frozenset(found for ref in claim.targets if (found := types.of(ref)))
        return cls(claim, _plain(claim.cue.text), _plain(claim.quote.text), agents, targets)


def _plain(text: str) -> str:
    """Lower case, words parted by single spaces, hyphens as spaces."""
    return " ".join("".join(char if char.isalnum() else " " for char in text.lower()).split())


def _words(listed: Sequence[str]) -> Words | None:
    """A pattern for one of some words or rows of words, in which `*` stands for any ending."""
    if not listed:
        return None
    rows = "|".join(re.escape(entry).replace(r"\*", r"\w*") for entry in listed)
    return re.compile(rf"\b(?:{rows})\b")


@dataclass(frozen=True, slots=True)
class CodeBook:
    """The rows by kind, in the order in which they are tried, and the types of actors."""

    rows: Mapping[Kind, tuple[Row, ...]]
    sub_events: Mapping[str, SubEvent]
    types: ActorTypes

    @classmethod
    @cache
    def load(cls) -> CodeBook:
        """The tables that ship, of `ontology/codes`."""
        folder = files("whoholds.ontology") / "codes"
        lines = (folder / "sub_events.csv").read_text("utf-8").splitlines()
        known = {
            row["sub_event_type"]: SubEvent(
                row["sub_event_type"], row["event_type"], row["disorder_type"], int(row["rank"])
            )
            for row in csv.DictReader(lines)
        }
        found: dict[Kind, list[Row]] = {kind: [] for kind in Kind}
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            if path.name.endswith(".toml") and path.name != "actors.toml":
                for row in _rows(tomllib.loads(path.read_text("utf-8")), known, path.name):
                    found[row.kind].append(row)
        return cls({kind: tuple(rows) for kind, rows in found.items()}, known, ActorTypes.load())

    def row(self, claim: Claim) -> Row | None:
        """The first row that fits a claim, or None."""
        facts = Facts.of(claim, self.types)
        return next((row for row in self.rows[claim.kind] if row.fits(facts)), None)


def _rows(table: Mapping[str, Any], known: Mapping[str, SubEvent], origin: str) -> Iterator[Row]:
    for kind, entries in table.items():
        for entry in entries:
            unknown = set(entry) - ROW_KEYS
            if unknown or "id" not in entry:
                raise CodeBookError(f"{origin}: {kind} {entry.get('id', '(no id)')}: {sorted(unknown) or 'no id'}")
            try:
                yield _row(Kind(kind), entry, known)
            except (KeyError, ValueError) as error:
                raise CodeBookError(f"{origin}: {kind} {entry['id']}: {error}") from error


def _row(kind: Kind, entry: Mapping[str, Any], known: Mapping[str, SubEvent]) -> Row:
    return Row(
        id=f"{kind.value}/{entry['id']}",
        kind=kind,
        acled=known[entry["acled"]] if "acled" in entry else None,
        plover=entry.get("plover"),
        cameo=entry.get("cameo"),
        cue=_words(entry.get("cue", ())),
        near=_words(entry.get("near", ())),
        agent=_group(entry.get("agent", ())),
        target=_group(entry.get("target", ())),
        status=frozenset(map(Status, entry.get("status", ()))),
        has=tuple(entry.get("has", ())),
        example=entry.get("example", ""),
    )


def _group(names: Sequence[str]) -> frozenset[ActorType]:
    return frozenset().union(*(GROUPS[name] for name in names))
