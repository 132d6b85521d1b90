"""Whom claims leave unsaid where other claims of the report make it clear: the doer of harm, the other side of a fight.

What is understood has no words of its own: its `span` is None.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whoholds.claim.enemies import TAKING, TWO_SIDED, WARFARE, Enemies, Refs
from whoholds.claim.repeats import party
from whoholds.records import HARM_KINDS, VIOLENCE_KINDS, ActorRef, Claim, Kind, Sentence, Status

FALL = "capture/fall"
"""Frames of a place that is lost, which tell nothing of who takes it."""
FAR = 2
"""How many sentences back the same violence's doer, or who fights for a place, is taken over."""


def with_understood(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """The claims, in order, with the agents and targets that they leave unsaid and other claims make clear."""
    starts = [sentence.start for sentence in sentences]
    numbers = [bisect_right(starts, claim.cue.start) for claim in claims]
    found = _with_victims(_with_people(claims, numbers), numbers)
    found = _with_losers(found)
    sole = _sole_aggressor(found)
    for kinds in (WARFARE, HARM_KINDS):
        found = _with_doers(found, numbers, kinds, sole)
    enemies = Enemies.of(found)
    return tuple(_opposed(claim, enemies) for claim in found)


def _with_people(claims: Sequence[Claim], numbers: Sequence[int]) -> list[Claim]:
    """The claims of harm with the people that a bare number means: those whom the sentence counts before it.

    "Killing 54 fighters and wounding 23" wounds fighters; "four were injured" says no more than people.
    """
    found: list[Claim] = []
    told: dict[int, str] = {}
    for claim, number in zip(claims, numbers, strict=True):
        if claim.kind in HARM_KINDS and any(_is_number(ref, claim) for ref in claim.targets):
            who = told.get(number, "people")
            targets = tuple(replace(ref, name=who) if _is_number(ref, claim) else ref for ref in claim.targets)
            found.append(replace(claim, targets=targets))
        else:
            found.append(claim)
            if claim.kind in HARM_KINDS and claim.targets:
                told[number] = claim.targets[-1].name
    return found


def _is_number(ref: ActorRef, claim: Claim) -> bool:
    """Whether the words of a target are only the number that the claim counts."""
    spans = [count.span for count in claim.counts]
    return ref.span is not None and any(s.start <= ref.span.start and ref.span.end <= s.end for s in spans)


def _with_victims(claims: Sequence[Claim], numbers: Sequence[int]) -> list[Claim]:
    """The claims with violence done to whom the same sentence says it harmed: "a bombing left ten people dead"."""
    violence = Counter(number for claim, number in zip(claims, numbers, strict=True) if claim.kind in VIOLENCE_KINDS)
    harmed = {
        number: claim.targets
        for claim, number in zip(reversed(claims), reversed(numbers), strict=True)
        if claim.kind in HARM_KINDS and claim.targets
    }
    found = []
    for claim, number in zip(claims, numbers, strict=True):
        bare = claim.kind in VIOLENCE_KINDS and not claim.targets and violence[number] == 1
        found.append(replace(claim, targets=harmed[number]) if bare and number in harmed else claim)
    return found


def _with_losers(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in which a place that falls, nobody said from or to whom, falls from who was said to hold it."""
    holders: dict[str, Refs] = {}
    found = []
    for claim in claims:
        site = claim.places[0].name if claim.places else ""
        bare = claim.found_by.startswith(FALL) and not claim.agents and not claim.targets
        losers = tuple(replace(ref, span=None) for ref in holders.get(site, ()) if bare)
        found.append(replace(claim, targets=losers) if losers else claim)
        if claim.kind is Kind.HOLD and claim.status is Status.ASSERTED:
            holders[site] = claim.agents
    return found


@dataclass(slots=True)
class _Doers:
    """Who has done what so far: violence by its sentence, and the last claim of each kind that names an agent."""

    here: Mapping[int, Claim]
    last: dict[Kind, tuple[int, Claim]] = field(default_factory=dict)

    def of(self, claim: Claim, number: int) -> Claim | None:
        """The claim that tells who did what another one leaves unsaid."""
        if claim.kind in HARM_KINDS | VIOLENCE_KINDS and number in self.here:
            return self.here[number]
        kinds = (claim.kind,) if claim.kind in VIOLENCE_KINDS else tuple(WARFARE) if claim.kind in TAKING else ()
        near = [self.last[kind] for kind in kinds if kind in self.last and number - self.last[kind][0] <= FAR]
        near = [(at, other) for at, other in near if _one_country(claim, other)]
        return max(near, key=lambda found: found[0])[1] if near else None


def _with_doers(
    claims: Sequence[Claim], numbers: Sequence[int], kinds: frozenset[Kind], sole: Claim | None
) -> list[Claim]:
    """The claims of some kinds with the doers that other claims tell."""
    told = [(n, c) for n, c in zip(numbers, claims, strict=True) if c.kind in VIOLENCE_KINDS and c.agents]
    doers = _Doers(dict(reversed(told)))
    found = []
    for claim, number in zip(claims, numbers, strict=True):
        unsaid = not claim.agents and claim.kind in kinds
        teller = doers.of(claim, number) or (sole if claim.kind in HARM_KINDS else None) if unsaid else None
        found.append(_done_by(claim, teller.agents) if teller else claim)
        if found[-1].agents and found[-1].status is Status.ASSERTED:
            doers.last[claim.kind] = (number, found[-1])
    return found


def _one_country(claim: Claim, other: Claim) -> bool:
    """Whether two claims may be of one event: not in two countries."""
    countries = [claim.places[0].country if claim.places else None for claim in (claim, other)]
    return not all(countries) or countries[0] == countries[1]


def _sole_aggressor(claims: Iterable[Claim]) -> Claim | None:
    """An act of who does all violence of a report that tells of at least two acts, each by the same side."""
    acts = [c for c in claims if c.kind in WARFARE and c.agents and c.status is Status.ASSERTED]
    return acts[0] if len(acts) > 1 and len({party(act.agents[0]) for act in acts}) == 1 else None


def _done_by(claim: Claim, doers: Refs) -> Claim:
    """The claim with doers that it leaves unsaid; nobody is taken for the doer of what was done to himself."""
    suffering = {party(ref) for ref in claim.targets}
    unsaid = tuple(replace(ref, span=None) for ref in doers if party(ref) not in suffering)
    return replace(claim, agents=unsaid) if unsaid else claim


def _opposed(claim: Claim, enemies: Enemies) -> Claim:
    """The claim of warfare with the other side that it leaves unsaid."""
    if claim.kind not in TWO_SIDED or bool(claim.agents) == bool(claim.targets):
        return claim
    if claim.agents:
        return replace(claim, targets=enemies.near(claim.agents[0], claim.cue.start))
    return replace(claim, agents=enemies.near(claim.targets[0], claim.cue.start))
