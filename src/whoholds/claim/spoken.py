"""Whom a speaker means by "we", "our forces" and "their fighters": his own side, whose word it then is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from whoholds.claim.words import Words
from whoholds.records import ActorRef, Claim, Source, SpeakerKind

PARTIES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_GROUP})
"""Speakers who have forces of their own."""
FIRST = frozenset({"we", "us"})
OURS, THEIRS = frozenset({"our"}), frozenset({"their", "its", "his", "her"})
NEAR = 120
"""How many characters after the speaker "their" still means the speaker's."""


def with_speakers(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in which those who act or suffer by a speaker's "we" or "our troops" are the speaker's side."""
    return [_spoken(claim, claim.source) if claim.source and _is_party(claim.source) else claim for claim in claims]


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
