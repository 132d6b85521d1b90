"""Whom claims leave unsaid where other claims of the report make it clear: the doer of harm, the other side of a fight.

What is understood has no words of its own: its `span` is None.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.claim.repeats import party
from whoholds.records import HARM_KINDS, VIOLENCE_KINDS, ActorRef, Claim, Kind, Sentence, Status

FAR = 2
"""How many sentences back the same violence's doer, or who fights for a place, is taken over."""
NEAR = 300
"""Characters over which the weight of a hostile act for telling who fights whom falls to a half."""
TAKING = frozenset({Kind.CAPTURE, Kind.SIEGE})
"""Kinds that somebody must have done, told or not."""
WARFARE = VIOLENCE_KINDS | TAKING | {Kind.BATTLE, Kind.ADVANCE}
"""Kinds that one armed side does against another."""
HOSTILE = WARFARE | HARM_KINDS | {Kind.ASSASSINATION, Kind.DETENTION, Kind.ABDUCTION, Kind.SURRENDER}
"""Kinds whose agent and target are enemies where both are armed."""
TWO_SIDED = WARFARE - {Kind.BOMBING}
"""Kinds done to the other side where no target is told; bombs are as often meant for bystanders."""
ARMED_SIDES = frozenset({"government", "rebel", "militia", "foreign state"})
PRONOUNS = frozenset({"we", "they", "he", "she", "it", "i", "us", "them", "who", "which", "that", "its", "their"})

Refs = tuple[ActorRef, ...]


def with_understood(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """The claims, in order, with the agents and targets that they leave unsaid and other claims make clear."""
    starts = [sentence.start for sentence in sentences]
    numbers = [bisect_right(starts, claim.cue.start) for claim in claims]
    doers = _with_doers(claims, numbers)
    enemies = Enemies.of(doers)
    return tuple(_opposed(claim, enemies) for claim in doers)


def _with_doers(claims: Sequence[Claim], numbers: Sequence[int]) -> list[Claim]:
    """The claims with the doers that other claims tell: violence first, for harm takes its doer."""
    found = list(claims)
    sole = _sole_aggressor(claims)
    for kinds in (WARFARE, HARM_KINDS):
        here: dict[int, Refs] = {}
        for claim, number in zip(found, numbers, strict=True):
            if claim.kind in VIOLENCE_KINDS and claim.agents:
                here.setdefault(number, claim.agents)
        last: dict[Kind, tuple[int, Refs]] = {}
        for i, number in enumerate(numbers):
            claim = found[i]
            if not claim.agents and claim.kind in kinds:
                told = _told(claim, number, here, last) or (sole if claim.kind in HARM_KINDS else ())
                claim = found[i] = _done_by(claim, told)
            if claim.agents:
                last[claim.kind] = (number, claim.agents)
    return found


def _told(claim: Claim, number: int, here: Mapping[int, Refs], last: Mapping[Kind, tuple[int, Refs]]) -> Refs:
    """The doers of violence of the same sentence, or of the last claim of the same kind if it stands near."""
    if claim.kind in HARM_KINDS | VIOLENCE_KINDS and number in here:
        return here[number]
    kinds = (claim.kind,) if claim.kind in VIOLENCE_KINDS else tuple(WARFARE) if claim.kind in TAKING else ()
    near = [last[kind] for kind in kinds if kind in last and number - last[kind][0] <= FAR]
    return max(near, key=lambda found: found[0])[1] if near else ()


def _sole_aggressor(claims: Iterable[Claim]) -> Refs:
    """Who does all violence of a report that tells of at least two acts, each by the same side; else nobody."""
    acts = [
        claim.agents for claim in claims if claim.kind in WARFARE and claim.agents and claim.status is Status.ASSERTED
    ]
    return acts[0][:1] if len(acts) > 1 and len({party(agents[0]) for agents in acts}) == 1 else ()


def _done_by(claim: Claim, doers: Refs) -> Claim:
    """The claim with doers that it leaves unsaid; nobody is taken for the doer of what was done to himself."""
    suffering = {party(ref) for ref in claim.targets}
    unsaid = tuple(replace(ref, span=None) for ref in doers if party(ref) not in suffering)
    return replace(claim, agents=unsaid) if unsaid else claim


@dataclass(frozen=True, slots=True)
class Enemies:
    """Who fights whom in a report: for each party those it fights, with where in the text that is told."""

    told: Mapping[str, Sequence[tuple[int, ActorRef]]]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Enemies:
        """The enemies that the hostile acts of a report make known."""
        claims = [claim for claim in claims if claim.kind in HOSTILE]
        fighters = {party(ref) for claim in claims if claim.kind in WARFARE for ref in claim.agents}
        told: defaultdict[str, list[tuple[int, ActorRef]]] = defaultdict(list)
        for claim in claims:
            for agent in claim.agents:
                for target in claim.targets:
                    if party(agent) != party(target) and is_side(agent, fighters) and is_side(target, fighters):
                        told[party(agent)].append((claim.cue.start, target))
                        told[party(target)].append((claim.cue.start, agent))
        return cls(told)

    def near(self, ref: ActorRef, at: int) -> Refs:
        """The enemy of a party that the words nearest an offset tell most of, or nobody."""
        weights: defaultdict[str, float] = defaultdict(float)
        refs: dict[str, ActorRef] = {}
        for offset, enemy in self.told.get(party(ref), ()):
            weights[party(enemy)] += 1 / (1 + abs(offset - at) / NEAR)
            refs.setdefault(party(enemy), enemy)
        return (replace(refs[max(weights, key=lambda who: (weights[who], who))], span=None),) if weights else ()


def is_side(ref: ActorRef, fighters: frozenset[str] | set[str]) -> bool:
    """Whether a reference means an armed side: the registry says so, or the report tells of it fighting."""
    if ref.side is not None:
        return ref.side in ARMED_SIDES
    return (ref.actor_id is not None or party(ref) in fighters) and ref.name.casefold() not in PRONOUNS


def _opposed(claim: Claim, enemies: Enemies) -> Claim:
    """The claim of warfare with the other side that it leaves unsaid."""
    if claim.kind not in TWO_SIDED or bool(claim.agents) == bool(claim.targets):
        return claim
    if claim.agents:
        return replace(claim, targets=enemies.near(claim.agents[0], claim.cue.start))
    return replace(claim, agents=enemies.near(claim.targets[0], claim.cue.start))
