"""Agents that a sentence leaves unsaid: the doer of the violence that it, or the sentence before, tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whoholds.records import Draft, Kind, Phrase

VIOLENCE = frozenset({Kind.AIR_STRIKE, Kind.SHELLING, Kind.BOMBING, Kind.CHEMICAL, Kind.ATTACK})
HARM = frozenset({Kind.DEATH, Kind.INJURY, Kind.DAMAGE})
FAR = 2
"""How many sentences back the same kind's doer is taken over."""


def with_understood(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, in order, with the agents that they leave unsaid where another draft makes them clear."""
    done: list[Draft] = []
    for draft in drafts:
        doers = () if draft.agents else _doers(draft, done, drafts)
        done.append(replace(draft, understood=doers) if doers else draft)
    return tuple(done)


def _doers(draft: Draft, before: Sequence[Draft], drafts: Sequence[Draft]) -> tuple[Phrase, ...]:
    if draft.kind in HARM | VIOLENCE:
        for other in drafts:
            if other.sentence == draft.sentence and other.kind in VIOLENCE and other.agents:
                return other.agents
    if draft.kind in VIOLENCE:
        for other in reversed(before):
            if draft.sentence - other.sentence > FAR:
                break
            if other.kind is draft.kind and (other.agents or other.understood):
                return other.agents or other.understood
    return ()
