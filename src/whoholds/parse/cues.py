"""From the claim heads' numbers to cues with their status and roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from whoholds.parse.session import Array, Numbers
from whoholds.records.cues import Cue, Role
from whoholds.records.kinds import Kind, Status

LEAST = 0.1
"""Less likely kinds aren't told."""
IN_CUE = 0.5
REACH = 6
"""A cue has at most this many words on each side of its anchor."""


class CueReader:
    """Knows what the indices of the claim heads mean."""

    def __init__(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        self._kinds = tuple(Kind(kind) for kind in labels["kinds"])
        self._statuses = tuple(Status(status) for status in labels["status"])
        self._roles = labels["roles"]

    def cues(self, numbers: Numbers) -> tuple[Cue, ...]:
        """The cues of a sentence, by anchor, then by the order of kinds."""
        return strongest(list(self._cues(numbers))) if len(numbers["anchors"]) else ()

    def _cues(self, numbers: Numbers) -> Iterator[Cue]:
        chances = 1 / (1 + np.exp(-numbers["kinds"].astype(np.float64)))
        inside = chances[:, -1] >= IN_CUE
        for anchor, found in zip(numbers["anchors"].tolist(), numbers["roles"], strict=True):
            first, last = _reach(inside, anchor)
            statuses = self._status(numbers["status"][anchor].astype(np.float64))
            roles = tuple(self._spans(found))
            for index, score in enumerate(chances[anchor, :-1].tolist()):
                if score >= LEAST:
                    yield Cue(anchor, first, last, self._kinds[index], round(score, 4), statuses, roles)

    def _status(self, scores: Array) -> tuple[tuple[Status, float], ...]:
        chances = np.exp(scores - np.logaddexp.reduce(scores))
        order = np.argsort(-chances, kind="stable")
        return tuple((self._statuses[i], round(float(chances[i]), 4)) for i in order)

    def _spans(self, found: Array) -> Iterator[Role]:
        best = found.argmax(axis=2)
        for index, label in enumerate(self._roles):
            column = best[:, index].tolist()
            for first in (i for i, place in enumerate(column) if place == 1):
                last = first + 1
                while last < len(column) and column[last] == 2:
                    last += 1
                score = 1 - float(found[first:last, index, 0].max())
                yield Role(label, first, last, round(score, 4))


def _reach(inside: Array, anchor: int) -> tuple[int, int]:
    """The words of a cue around its anchor: those that the model holds for parts of cues, without a gap."""
    first, last = anchor, anchor + 1
    while first > 0 and anchor - first < REACH and inside[first - 1]:
        first -= 1
    while last < len(inside) and last - anchor < REACH and inside[last]:
        last += 1
    return first, last


def strongest(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Of cues of one kind that share words, the likeliest: "peace" and "talks" of "peace talks" are one."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda c: (-c.score, c.anchor)):
        if not any(c.kind == cue.kind and c.first < cue.last and cue.first < c.last for c in kept):
            kept.append(cue)
    order = {kind: i for i, kind in enumerate(Kind)}
    return tuple(sorted(kept, key=lambda c: (c.anchor, order[c.kind])))


def moved(cue: Cue, by: int) -> Cue:
    """The cue in a sentence that begins `by` tokens earlier."""
    if not by:
        return cue
    roles = tuple(replace(role, first=role.first + by, last=role.last + by) for role in cue.roles)
    return replace(cue, anchor=cue.anchor + by, first=cue.first + by, last=cue.last + by, roles=roles)
