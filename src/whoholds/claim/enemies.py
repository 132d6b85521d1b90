"""Who fights whom in a report, and so against whom a fight is that names one side only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.claim.repeats import party
from whoholds.records import HARM_KINDS, VIOLENCE_KINDS, ActorRef, Claim, Kind

NEAR = 300
"""Characters over which the weight of a hostile act for telling who fights whom falls to a half."""
MOST = 200
"""Of a longer report, so many acts of a party are weighed, the last ones."""
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
Hostility = tuple[int, str, str]
"""Where in the text an act of one party against another is told."""


@dataclass(frozen=True, slots=True)
class Enemies:
    """Each party's enemies with where in the text that is told, the only party under attack, and names by party."""

    acts: Mapping[str, Sequence[tuple[int, str]]]
    attacked: str | None
    names: Mapping[str, ActorRef]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Enemies:
        """The enemies that the hostile acts of a report, and its words on who holds what, make known."""
        claims = list(claims)
        fighters = {party(ref) for claim in claims if claim.kind in WARFARE for ref in claim.agents}
        sides = [ref for claim in claims for ref in (*claim.agents, *claim.targets) if is_side(ref, fighters)]
        names = _names(sides)
        acts = [act for claim in claims if claim.kind in HOSTILE for act in _acts(claim, names)]
        acts += _against_holders(claims, names)
        attacked = {target for _, _, target in acts}
        told: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for offset, agent, target in acts:
            told[agent].append((offset, target))
            told[target].append((offset, agent))
        return cls(told, attacked.pop() if len(attacked) == 1 else None, names)

    def near(self, ref: ActorRef, at: int) -> Refs:
        """The enemy of a party that the words nearest an offset tell most of, of equals the first told, or nobody."""
        weights: defaultdict[str, float] = defaultdict(float)
        for offset, enemy in self.acts.get(party(ref), ())[-MOST:]:
            weights[enemy] += 1 / (1 + abs(offset - at) / NEAR)
        if not weights and self.attacked and ref.actor_id is None and self._sides_with_attackers(ref):
            weights[self.attacked] = 1
        return (replace(self.names[max(weights, key=lambda who: weights[who])], span=None),) if weights else ()

    def _sides_with_attackers(self, ref: ActorRef) -> bool:
        """Whether a side without a name of the registry stands with who fights the only party under attack."""
        fighting = {self.names[enemy].side for _, enemy in self.acts[self.attacked or ""]}
        return party(ref) in self.names and party(ref) != self.attacked and (ref.side is None or ref.side in fighting)


def is_side(ref: ActorRef, fighters: set[str]) -> bool:
    """Whether a reference means an armed side: the registry says so, or the report tells of it fighting."""
    if ref.side is not None:
        return ref.side in ARMED_SIDES
    return (ref.actor_id is not None or party(ref) in fighters) and ref.name.casefold() not in PRONOUNS


def _names(sides: Sequence[ActorRef]) -> dict[str, ActorRef]:
    """Each party by the name that the report gives it most, of equals the first."""
    told = Counter((party(ref), ref.name) for ref in sides)
    found: dict[str, ActorRef] = {}
    for ref in sorted(sides, key=lambda ref: -told[party(ref), ref.name]):
        found.setdefault(party(ref), ref)
    return found


def _acts(claim: Claim, names: Mapping[str, ActorRef]) -> Iterable[Hostility]:
    for agent in map(party, claim.agents):
        for target in map(party, claim.targets):
            if agent != target and agent in names and target in names:
                yield claim.cue.start, agent, target


def _against_holders(claims: Sequence[Claim], names: Mapping[str, ActorRef]) -> Iterable[Hostility]:
    """Warfare over a place that somebody else is said to hold is against the holder."""
    holders = {_site(claim): party(claim.agents[0]) for claim in claims if claim.kind is Kind.HOLD and claim.agents}
    for claim in claims:
        holder = holders.get(_site(claim)) if claim.kind in TWO_SIDED and claim.agents and not claim.targets else None
        if holder in names and party(claim.agents[0]) in names and holder and holder != party(claim.agents[0]):
            yield claim.cue.start, party(claim.agents[0]), holder


def _site(claim: Claim) -> str | None:
    return claim.places[0].name if claim.places else None
