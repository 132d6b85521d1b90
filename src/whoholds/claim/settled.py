"""From what each sentence says to what the report says: repeats and bare headings out, what is understood in."""

from __future__ import annotations

from collections.abc import Sequence

from whoholds.claim.repeats import told_once
from whoholds.claim.spoken import with_speakers
from whoholds.claim.understood import with_understood
from whoholds.records import BlockKind, Claim, Drop, Sentence

BARE_HEADING = "a heading that only names what the report is about"
"""Why a heading such as "Battle of Mosul" makes no claim: one must name two things (annotation guidelines)."""

SURE = 0.8
"""A heading's claim of this confidence stays, whatever it names."""


def settled(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[tuple[Claim, ...], tuple[Drop, ...]]:
    """The claims that a report makes, in order, and what was left out of them with the reason."""
    once, repeats = told_once([claim for claim in claims if not is_bare_heading(claim)])
    bare = [Drop("claim", BARE_HEADING, claim.cue) for claim in claims if is_bare_heading(claim)]
    return with_understood(with_speakers(once), sentences), (*bare, *repeats)


def is_bare_heading(claim: Claim) -> bool:
    """Whether a headline's claim names only one of who, whom, where, when and how many, and nothing makes it sure."""
    place = claim.places[0].span if claim.places else None
    when = claim.when.span if claim.when else None
    named = sum(map(bool, (claim.agents, claim.targets, claim.counts, place, when)))
    return claim.block is BlockKind.HEADLINE and named < 2 and claim.confidence < SURE
