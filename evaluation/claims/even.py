"""Even-handedness: the examples of all frames with names swapped, and with loaded words, must read the same."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoholds.claim.frames import Frame, load_frames
from whoholds.flow import Reader
from whoholds.records import Claim, Kind, Report

SWAPS = Path(__file__).with_name("swaps.toml")


@dataclass(frozen=True, slots=True)
class Swap:
    """Words put for others, whole words alone, in the case of those that they replace."""

    sort: str
    words: Mapping[str, str]

    def of(self, text: str) -> str:
        """The text with the words swapped."""
        rows = "|".join(re.escape(word) for word in sorted(self.words, key=len, reverse=True))
        return re.sub(rf"(?<![\w-])(?:{rows})(?![\w'’-])", self._put, text, flags=re.IGNORECASE)

    def _put(self, found: re.Match[str]) -> str:
        word = found[0]
        exact, put = self.words.get(word), self.words.get(word.lower())
        if exact or put is None:
            return exact or word
        if word.isupper():
            return put.upper()
        return put[0].upper() + put[1:] if word[0].isupper() else put


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a frame and its wording with a swap."""

    frame: str
    plain: str
    swapped: str
    swap: Swap


def swaps() -> Iterator[tuple[Swap, frozenset[Kind]]]:
    """The swaps, each with the kinds whose examples it is for."""
    table = tomllib.loads(SWAPS.read_text("utf-8"))
    names = {one: other for pair in table["names"] for one, other in (pair, reversed(pair))}
    yield Swap("names", names), frozenset(Kind)
    for words in table["loaded"]:
        yield Swap("words", words), frozenset(Kind)
    yield Swap("words", table["capture"]), frozenset({Kind.CAPTURE})


def cases(frames: Iterable[Frame] | None = None) -> list[Case]:
    """The examples that a swap changes, of the frames that ship or of those given."""
    chosen = tuple(load_frames() if frames is None else frames)
    return [
        Case(frame.id, example.text, swapped, swap)
        for swap, kinds in swaps()
        for frame in chosen
        for example in frame.matches
        if frame.kind in kinds and "place" in (example.expects if len(kinds) == 1 else ["place"])
        if (swapped := swap.of(example.text)) != example.text
    ]


def told(claims: Iterable[Claim], swap: Swap | None = None) -> list[tuple[object, ...]]:
    """What claims say, in the words of the report, or in those with a swap.

    Places are left out: whose forces they are tells in which country "the dam" is, so that a name rightly moves it.
    """
    put = swap.of if swap else str
    return sorted(
        (
            claim.kind,
            claim.status,
            put(claim.cue.text),
            *(tuple(sorted(put(ref.span.text) for ref in refs if ref.span)) for refs in _roles(claim)),
            tuple((count.what, count.low or 0, count.high or 0) for count in claim.counts),
        )
        for claim in claims
    )


def _roles(claim: Claim) -> tuple[tuple[Any, ...], ...]:
    return claim.agents, claim.targets


def reads_the_same(reader: Reader, case: Case) -> bool:
    """Whether the swap changes the swapped words and nothing else."""
    plain, swapped = (reader.read(Report(text)).claims for text in (case.plain, case.swapped))
    return told(plain, case.swap) == told(swapped)


def same_kind_and_status(reader: Reader, case: Case) -> bool:
    """Whether the swap changes neither kind nor status of any claim."""
    plain, swapped = (reader.read(Report(text)).claims for text in (case.plain, case.swapped))
    return sorted((c.kind, c.status) for c in plain) == sorted((c.kind, c.status) for c in swapped)


def even_figures(reader: Reader) -> dict[str, Any]:
    """For each sort of swap: its cases, and in which per cent kind and status, and roles and counts too, stay."""
    found: dict[str, Any] = {}
    for sort in ("names", "words"):
        chosen = [case for case in cases() if case.swap.sort == sort]
        kinds = sum(same_kind_and_status(reader, case) for case in chosen)
        whole = sum(reads_the_same(reader, case) for case in chosen)
        found[sort] = {
            "cases": len(chosen),
            "kind_and_status": round(100 * kinds / len(chosen), 1),
            "roles_too": round(100 * whole / len(chosen), 1),
        }
    return found
