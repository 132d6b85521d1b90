"""Whose are "we", "our forces", "their fighters": the speaker's own side; what a side sends or pulls out is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from whoholds.claim.words import Words
from whoholds.records import ActorRef, Claim, Kind, Source, SpeakerKind

PARTIES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_GROUP})
"""Speakers who have forces of their own."""
FIRST = frozenset({"we", "us"})
OURS, THEIRS = frozenset({"our"}), frozenset({"their", "its", "his", "her"})
MOVES = frozenset({Kind.DEPLOYMENT, Kind.WITHDRAW, Kind.ADVANCE})
"""Kinds of which a side moves its own forces."""
OTHERS = frozenset({"them", "they", "it", "him", "her"})
"""Pronouns that never mean those who act on whom they mean."""
NEAR = 120
"""How many characters after the speaker "their" still means the speaker's."""


def with_speakers(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in which those who act or suffer by a speaker's "we" or "our troops" are the speaker's side."""
    told = [ref for claim in claims for ref in (*claim.agents, *claim.targets) if ref.name[:1].isupper()]
    names = {ref.actor_id: ref.name for ref in reversed(told) if ref.actor_id}
    own = map(_sent, claims)
    said = [
        _spoken(claim, replace(source, name=names.get(source.actor_id or "", source.name)))
        if (source := claim.source) and _is_party(source)
        else claim
        for claim in own
    ]
    return [_against_others(claim) for claim in said]


def _against_others(claim: Claim) -> Claim:
    """The claim, in which "them" means nobody where it would mean those who act: nobody repels himself."""
    acting = {ref.actor_id for ref in claim.agents if ref.actor_id}

    def other(ref: ActorRef) -> ActorRef:
        pronoun = ref.span is not None and ref.span.text.lower() in OTHERS and ref.actor_id in acting
        return replace(ref, name=ref.span.text, actor_id=None, side=None) if pronoun and ref.span else ref

    return replace(claim, targets=tuple(map(other, claim.targets)))


def _sent(claim: Claim) -> Claim:
    """The claim, in which the nameless forces that a side sends, or its own that it moves, are that side's."""
    if claim.kind not in MOVES or len(claim.agents) != 1 or claim.agents[0].actor_id is None:
        return claim
    side = claim.agents[0]

    def known(ref: ActorRef) -> ActorRef:
        words = re.findall(r"\w+", ref.span.text) if ref.span else []
        theirs = claim.kind is Kind.DEPLOYMENT or (words[:1] and words[0] in THEIRS)
        nameless = all(word[0].islower() or word.isdigit() for word in words) and not _owned().isdisjoint(words)
        if not theirs or not nameless or {"of", "from"} & set(words):
            return ref
        return replace(ref, name=side.name, actor_id=side.actor_id, side=side.side)

    return replace(claim, targets=tuple(known(ref) for ref in claim.targets))


def _is_party(source: Source) -> bool:
    return source.actor_id is not None and source.kind in PARTIES


def _spoken(claim: Claim, source: Source) -> Claim:
    def known(refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        return tuple(_known(ref, source) if _is_own(ref, source) else ref for ref in refs)

    return replace(claim, agents=known(claim.agents), targets=known(claim.targets))


def _known(ref: ActorRef, source: Source) -> ActorRef:
    return replace(ref, name=source.name or source.span.text, actor_id=source.actor_id, side=source.side)


def _is_own(ref: ActorRef, source: Source) -> bool:
    """Whether words that name nobody mean the speaker's side: "we"; "our" or, soon after him, "their" forces."""
    if ref.span is None or ref.actor_id is not None:
        return False
    words = re.findall(r"\w+", ref.span.text.lower())
    if len(words) == 1:
        return words[0] in FIRST
    after = 0 <= ref.span.start - source.span.end <= NEAR
    owned = words[:1] and (words[0] in OURS or (words[0] in THEIRS and after))
    return bool(owned) and not _owned().isdisjoint(words)


@cache
def _owned() -> frozenset[str]:
    """Words for forces that a side calls its own, with their plurals."""
    return frozenset(form for word in Words.load().lists["owned"] for form in (word, f"{word}s"))
