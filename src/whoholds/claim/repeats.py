"""A sentence that tells a thing twice makes one claim of it: "the battle for Mosul, a battle that lasted months"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from whoholds.records import ActorRef, Claim, Drop, Kind

TOLD_TWICE = "the same sentence tells it in other words"
"""Why a cue makes no claim of its own: a claim is made once for each kind, place and source (annotation guidelines)."""


def told_once(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Drop, ...]]:
    """The claims, in order, without those that only repeat a better one of their sentence, and the repeats as drops.

    What only a repeat says is kept with the claim that stays.
    """
    kept: dict[int, Claim] = {}
    drops: list[Drop] = []
    told: defaultdict[tuple[int, Kind], list[int]] = defaultdict(list)
    for index in sorted(range(len(claims)), key=lambda i: (_worth(claims[i]), i)):
        claim = claims[index]
        others = told[claim.quote.start, claim.kind]
        same = next((i for i in others if repeats(claim, kept[i])), None)
        if same is None:
            kept[index] = claim
            others.append(index)
        else:
            kept[same] = _merged(kept[same], claim)
            drops.append(Drop("claim", TOLD_TWICE, claim.cue))
    return tuple(kept[i] for i in sorted(kept)), tuple(drops)


def _worth(claim: Claim) -> tuple[float, int]:
    """The surer first, then the one that says more."""
    return -claim.confidence, -len(claim.agents) - len(claim.targets) - len(claim.counts)


def repeats(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same: one sentence, kind and place, and nobody and no number that differs."""
    return (
        one.quote == other.quote
        and one.kind is other.kind
        and _place(one) == _place(other)
        and (one.cue == other.cue or _agree(one, other))
    )


def _agree(one: Claim, other: Claim) -> bool:
    counts = [{(count.low, count.high) for count in claim.counts} for claim in (one, other)]
    return (
        _meet(one.agents, other.agents)
        and _meet(one.targets, other.targets)
        and (not all(counts) or len(set(map(frozenset, counts))) == 1)
    )


def _meet(some: Sequence[ActorRef], others: Sequence[ActorRef]) -> bool:
    """Whether two lists name one actor in common, or one of them names none."""
    return not some or not others or bool({party(ref) for ref in some} & {party(ref) for ref in others})


def party(ref: ActorRef) -> str:
    """Whom a reference means: the registry's id, else the name."""
    return ref.actor_id or ref.name.casefold()


def _place(claim: Claim) -> str | None:
    return claim.places[0].name if claim.places else None


def _merged(kept: Claim, repeat: Claim) -> Claim:
    return replace(
        kept,
        agents=kept.agents or repeat.agents,
        targets=kept.targets or repeat.targets,
        counts=kept.counts or repeat.counts,
    )
