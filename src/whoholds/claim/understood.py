"""Agents that a sentence leaves unsaid: the doer of the violence that it, or the sentence before, tells of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whoholds.records import HARM_KINDS, VIOLENCE_KINDS, Draft, Kind, Phrase

FAR = 2
"""How many sentences back the same kind's doer is taken over."""


def with_understood(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, in order, with the agents that they leave unsaid where another draft makes them clear."""
    here = {d.sentence: d.agents for d in reversed(drafts) if d.kind in VIOLENCE_KINDS and d.agents}
    last: dict[Kind, tuple[int, tuple[Phrase, ...]]] = {}
    done: list[Draft] = []
    for draft in drafts:
        doers = () if draft.agents else _doers(draft, here, last)
        if draft.agents or doers:
            last[draft.kind] = (draft.sentence, draft.agents or doers)
        done.append(replace(draft, understood=doers) if doers else draft)
    return tuple(done)


def _doers(
    draft: Draft, here: Mapping[int, tuple[Phrase, ...]], last: Mapping[Kind, tuple[int, tuple[Phrase, ...]]]
) -> tuple[Phrase, ...]:
    """The doers of violence told in the same sentence, or of the last claim of the same kind if it stands near."""
    if draft.kind in HARM_KINDS | VIOLENCE_KINDS and draft.sentence in here:
        return here[draft.sentence]
    sentence, doers = last.get(draft.kind, (-1 - FAR, ()))
    return doers if draft.kind in VIOLENCE_KINDS and draft.sentence - sentence <= FAR else ()
