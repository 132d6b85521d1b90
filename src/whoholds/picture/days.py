"""What one day's moves make of a place that stood some way before it.

The order of rules: a gain beats a siege, a siege a state seen that day, that a partial gain, that fighting, and
anything dated what merely stood. All questions are asked of the whole day at once, so no order within it matters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whoholds.picture.cues import cues
from whoholds.picture.moves import Act, Move
from whoholds.picture.sides import faceless, joined, nameless, same_party, without
from whoholds.picture.voices import independent, own
from whoholds.records import Extent, Kind, PlaceType
from whoholds.records.control import Party, State
from whoholds.records.entries import Entry

CHANGES = (Act.GAIN, Act.PART, Act.ENTER, Act.FIGHT, Act.INSIDE)
FRESH = dt.timedelta(days=30)
"""How long a word for who holds a place is of its time; an older one neither contradicts nor vouches for a new one."""


GROUPS = frozenset({"rebel", "militia"})
"""Sides of the registry that may be meant by "rebels"."""


@dataclass(frozen=True, slots=True)
class Before:
    """How the place stood when the day began, since when, and when last told of.

    `lost` are parties that held it once and lost it.
    """

    state: State = State.UNKNOWN
    holder: Party = ()
    extent: Extent | None = None
    besieger: Party = ()
    lost: tuple[Party, ...] = ()
    since: dt.date = dt.date.max
    last: dt.date = dt.date.min


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the place stands after the day; `against` are moves that say otherwise."""

    state: State
    holder: Party = ()
    moves: tuple[Move, ...] = ()
    against: tuple[Move, ...] = ()
    besieger: Party = ()
    extent: Extent | None = None


class Day:
    """One day's moves at one place, sorted by what they do. Words about the place itself beat those about others."""

    def __init__(self, before: Before, moves: Iterable[Move]) -> None:
        self.before = before
        ordered = sorted(set(moves), key=lambda move: (move.entry.id, move.act, move.standing))
        if not all(move.inferred for move in ordered):
            ordered = [move for move in ordered if not move.inferred]
        undated = [move for move in ordered if move.standing and move.act in {Act.GAIN, Act.HOLD}]
        self.standing = _without_overtaken(undated, before)
        self.overtaken = [move for move in undated if move not in self.standing]
        self.acts: dict[Act, list[Move]] = {act: [] for act in Act}
        for move in ordered:
            if move not in undated:
                self.acts[move.act].append(move)

    def verdict(self) -> Verdict | None:
        """The first rule's answer, or None if nothing that day says how the place stands."""
        for rule in RULES:
            found = rule(self)
            if found is not None:
                return found
        return None

    def holder_before(self) -> tuple[Party, list[Move]]:
        """Who must have held the place up to this day, by who lost it or stood in it, if nothing was known before."""
        changers = [move for act in CHANGES for move in self.acts[act]]
        won = [move for _, moves in _last_gains(cluster(self.acts[Act.GAIN])) for move in moves]
        others = [move for act in (Act.PART, Act.ENTER, Act.INSIDE) for move in self.acts[act]]
        gainers = joined(*(move.party for move in won + others if move.entry.claim.kind is not Kind.HOLD))
        failed = joined(*(m.party for m in self.acts[Act.DENY] if m.entry.claim.kind is Kind.CAPTURE))
        left = [move for move in self.acts[Act.LEAVE] if not same_party(move.party, failed)]
        known: list[tuple[Party, Move]] = [(move.party, move) for move in left]
        known += [(m.other, m) for m in self.acts[Act.GAIN] + self.acts[Act.PART] if m.other and not m.standing]
        if changers or self.acts[Act.LEAVE]:
            known += [(move.party, move) for move in self.standing]
        known += [(move.party, move) for move in self.overtaken]
        known = [(party, move) for party, move in known if not same_party(party, gainers) and not faceless(party)]
        return joined(*(party for party, _ in known)), [move for _, move in known]


def _without_overtaken(standing: list[Move], before: Before) -> list[Move]:
    """Undated words, without states that an undated gain of another side ended: "took X, previously held by Y"."""
    gains = [m for m in standing if m.act is Act.GAIN and not any(same_party(m.party, lost) for lost in before.lost)]
    return [
        m for m in standing if m.act is Act.GAIN or not gains or any(same_party(m.party, gain.party) for gain in gains)
    ]


def gained(day: Day) -> Verdict | None:
    """A side takes the place: by a gain of that day, or by going in as the other side goes."""
    gains = day.acts[Act.GAIN]
    if not gains:
        return _taken_over(day)
    clusters = _last_gains(_said(cluster(gains)))
    backed = [one for one in clusters if independent(entries(one[1]), one[0])]
    if len(clusters) > 1 and len(backed) != 1:
        every = tuple(move for _, moves in clusters for move in moves)
        return Verdict(State.CONTESTED, joined(*(party for party, _ in clusters)), every, every)
    party, moves = (backed or clusters)[0]
    others = [move for one in clusters if one[0] != party for move in one[1]]
    against = others + [move for move in day.acts[Act.HOLD] if not same_party(move.party, party)]
    if not backed and (doubts := _doubts(day, party)):
        sides = joined(party, *(move.party for move in doubts))
        return Verdict(State.CONTESTED, sides, tuple(moves), tuple(doubts))
    if country_wide(moves) and (not backed or all(cues().coup.search(move.entry.claim.cue.text) for move in moves)):
        return Verdict(State.CONTESTED, joined(party, *(move.other for move in moves)), tuple(moves))
    return Verdict(State.HELD, party, tuple(moves) + _agreeing(day, party), tuple(against), extent=Extent.WHOLE)


def _said(clusters: list[tuple[Party, list[Move]]]) -> list[tuple[Party, list[Move]]]:
    """Gains whose side the words name, where some do: who is only understood to have won yields to who is said to."""
    named = [one for one in clusters if any(ref.span for move in one[1] for ref in move.entry.claim.agents)]
    return named or clusters


def _last_gains(clusters: list[tuple[Party, list[Move]]]) -> list[tuple[Party, list[Move]]]:
    """Of several gains of one day, the one that is said to win the place back."""
    again = [one for one in clusters if any(cues().again.search(move.entry.claim.cue.text) for move in one[1])]
    return again if len(again) == 1 else clusters


def _taken_over(day: Day) -> Verdict | None:
    """One side leaves and another goes in: the other holds it."""
    leaves, enters = day.acts[Act.LEAVE], day.acts[Act.ENTER]
    takers = [move for move in enters if leaves and not any(same_party(move.party, left.party) for left in leaves)]
    if not takers:
        return None
    party = joined(*(move.party for move in takers))
    return Verdict(State.HELD, party, tuple(takers + leaves), extent=Extent.WHOLE)


def _doubts(day: Day, gainer: Party) -> list[Move]:
    """Words of others against a gain that only the gaining side tells of."""
    said = day.acts[Act.HOLD] + [move for move in day.acts[Act.FIGHT] if move.entry.claim.source]
    return [move for move in said if not own(move.entry, gainer)]


def _agreeing(day: Day, party: Party) -> tuple[Move, ...]:
    same = [move for move in day.acts[Act.HOLD] + day.standing if same_party(move.party, party)]
    left = [move for move in day.acts[Act.LEAVE] if not same_party(move.party, party)]
    return tuple(same + left)


def besieged(day: Day) -> Verdict | None:
    """A side surrounds a place that it doesn't hold."""
    before = day.before
    sieges = [
        m
        for m in day.acts[Act.SIEGE]
        if not (m.party and before.state is State.HELD and same_party(m.party, before.holder))
    ]
    if not sieges:
        return None
    besieger = joined(*(move.party for move in sieges)) or (before.besieger if before.state is State.BESIEGED else ())
    seen = day.acts[Act.HOLD] + day.standing
    fights = day.acts[Act.FIGHT] + day.acts[Act.NEAR]
    fighting = (
        without(joined(*(side for move in fights for side in (move.party, move.other))), besieger) if besieger else ()
    )
    told = joined(*(move.other for move in sieges)) or joined(*(move.party for move in seen))
    inside = told or before.holder or fighting
    agreeing = tuple(move for move in seen if same_party(move.party, inside))
    return Verdict(State.BESIEGED, without(inside, besieger), tuple(sieges) + agreeing, besieger=besieger)


def seen(day: Day) -> Verdict | None:
    """Words of that day say who holds the place. A side's own word doesn't undo what another voice told."""
    holds = day.acts[Act.HOLD]
    if not holds:
        return None
    clusters = _last_seen(cluster(holds))
    before = day.before
    if len(clusters) > 1:
        mine = [one for one in clusters if same_party(one[0], before.holder)]
        against = tuple(move for one in clusters if one not in mine for move in one[1])
        if before.state is State.HELD and mine:
            return Verdict(State.HELD, before.holder, tuple(mine[0][1]), against, extent=before.extent)
        every = tuple(move for _, moves in clusters for move in moves)
        return Verdict(State.CONTESTED, joined(*(party for party, _ in clusters)), every, every)
    party, moves = clusters[0]
    if _fresh(before, moves) and not same_party(party, before.holder) and not independent(entries(moves), party):
        return Verdict(State.HELD, before.holder, (), tuple(moves), extent=before.extent)
    if before.state is State.BESIEGED and same_party(party, before.holder):
        return Verdict(State.BESIEGED, before.holder, tuple(moves), besieger=before.besieger)
    return Verdict(State.HELD, party, tuple(moves) + _agreeing(day, party), extent=Extent.WHOLE)


def _last_seen(clusters: list[tuple[Party, list[Move]]]) -> list[tuple[Party, list[Move]]]:
    """Of states of one day, the one that is so "now", where all others were so "still", or "in the morning"."""
    now = [one for one in clusters if any(cues().by_now.search(move.entry.claim.quote.text) for move in one[1])]
    then = [one for one in clusters if all(cues().till_then.search(move.entry.claim.quote.text) for move in one[1])]
    return now if len(now) == 1 and len(now) + len(then) == len(clusters) and now[0] not in then else clusters


def _fresh(before: Before, moves: list[Move]) -> bool:
    """Whether what is known of the holder is of these weeks: an old word doesn't stand against a new one."""
    return before.state is State.HELD and all(move.day - before.last <= FRESH for move in moves)


def partly(day: Day) -> Verdict | None:
    """A side has parts of the place, or most of it."""
    before = day.before
    parts = [m for m in day.acts[Act.PART] if not (before.state is State.HELD and same_party(m.party, before.holder))]
    if not parts:
        return None
    most = [move for move in parts if move.extent is Extent.MOST]
    if most:
        return Verdict(State.CONTESTED, joined(*(move.party for move in most)), tuple(parts), extent=Extent.MOST)
    party = joined(*(move.party for move in parts))
    if before.state is State.CONTESTED and before.extent is Extent.MOST:
        return Verdict(State.CONTESTED, before.holder, tuple(parts), extent=Extent.MOST)
    stood = tuple(move for move in day.standing if not same_party(move.party, party))
    sides = joined(party, before.holder, *(move.party for move in stood))
    return Verdict(State.CONTESTED, sides, tuple(parts) + stood, extent=Extent.PART)


def fought_over(day: Day) -> Verdict | None:
    """Sides fight in the place, one goes into it, or takes a building in a town that another holds."""
    before = day.before
    enters = [move for move in day.acts[Act.ENTER] if not _holds(before, move.party)]
    fights = [move for move in day.acts[Act.FIGHT] if not _settled(before, move)]
    within = [move for move in day.acts[Act.INSIDE] if before.holder and not same_party(move.party, before.holder)]
    if fights and not enters and _only_begun(day, fights):
        return None
    if not (enters or fights or within) or (before.state is State.BESIEGED and not enters and _siege_goes_on(day)):
        return None
    intruders = joined(*(move.party for move in enters + within))
    holder, extent = _last_known(day, enters + fights + within), None
    if before.state is State.CONTESTED and before.extent is Extent.MOST:
        extent = Extent.MOST
    else:
        holder = joined(holder, intruders, *(side for m in fights for side in (m.party, m.other)))
    return Verdict(State.CONTESTED, holder, tuple(enters + fights + within), extent=extent)


def _holds(before: Before, party: Party) -> bool:
    return before.state is State.HELD and bool(party) and same_party(party, before.holder)


def _last_known(day: Day, moves: list[Move]) -> Party:
    """Who held the place: as was known, or by undated words of today where that is old."""
    said = joined(*(move.party for move in day.standing))
    return said if said and not _fresh(day.before, moves) else day.before.holder


def _settled(before: Before, fight: Move) -> bool:
    """Whether the holder fights without a foe, or came to hold the place in the course of this very fight."""
    if _holds(before, fight.party) and not fight.other and not without(fight.party, before.holder):
        return True
    return before.state is State.HELD and fight.first is not None and fight.first <= before.since < fight.day


def _only_begun(day: Day, fights: list[Move]) -> bool:
    """Whether taking the place is still the aim of those who fight for it, while another side holds it."""
    aims = [move.party for move in day.acts[Act.AIM]]
    held = day.before.state is State.HELD
    return held and all(any(not aim or same_party(move.party, aim) for aim in aims) for move in fights)


def _siege_goes_on(day: Day) -> bool:
    return bool(day.acts[Act.SIEGE])


def left(day: Day) -> Verdict | None:
    """The holder goes: the other side in the place has it, or nobody is known to."""
    before = day.before
    leaves = [move for move in day.acts[Act.LEAVE] if before.holder and _can_leave(move, before)]
    if not leaves:
        return None
    gone = joined(*(move.party for move in leaves))
    rest = without(before.holder, gone) if same_party(gone, before.holder) else ()
    if rest and before.state in {State.CONTESTED, State.HELD}:
        return Verdict(State.HELD, rest, tuple(leaves), extent=Extent.WHOLE)
    return Verdict(State.UNKNOWN, (), tuple(leaves))


def _can_leave(move: Move, before: Before) -> bool:
    """Whether who leaves is who held the place, or may be: an armed group, where only "rebels" are known to hold it."""
    if same_party(move.party, before.holder):
        return True
    armed = any(ref.side in GROUPS for ref in move.entry.claim.agents)
    return before.state is State.HELD and armed and all(nameless(side) for side in before.holder)


def stood(day: Day) -> Verdict | None:
    """Words without a date say who holds the place. They don't bring back a side that is known to have lost it."""
    clusters = cluster(day.standing)
    before = day.before
    fresh = [one for one in clusters if not any(same_party(one[0], lost) for lost in before.lost)]
    mine = [one for one in clusters if same_party(one[0], before.holder)]
    if before.state is State.BESIEGED:
        return Verdict(State.BESIEGED, before.holder, tuple(mine[0][1]), besieger=before.besieger) if mine else None
    if mine:
        return Verdict(
            State.HELD,
            mine[0][0] if before.state is State.CONTESTED else before.holder,
            tuple(mine[0][1]),
            extent=Extent.WHOLE,
        )
    if len(fresh) == 1:
        party, moves = fresh[0]
        only_state = all(move.act is Act.HOLD for move in moves)
        if only_state and _fresh(before, moves) and not independent(entries(moves), party):
            return Verdict(State.HELD, before.holder, (), tuple(moves), extent=before.extent)
        return Verdict(State.HELD, party, tuple(moves), extent=Extent.WHOLE)
    if len(fresh) > 1:
        every = tuple(move for _, moves in fresh for move in moves)
        return Verdict(State.CONTESTED, joined(*(party for party, _ in fresh)), every, every)
    return None


def failed(day: Day) -> Verdict | None:
    """Taking the place failed, as another than the loser says: those who had it keep it."""
    before = day.before
    denials = [
        m
        for m in day.acts[Act.DENY]
        if m.other and (before.state is not State.HELD or same_party(m.other, before.holder))
    ]
    kept = [move for move in denials if not own(move.entry, move.other) and move.entry.claim.kind is Kind.CAPTURE]
    if not kept:
        return None
    return Verdict(State.HELD, joined(*(move.other for move in kept)), tuple(kept), extent=Extent.WHOLE)


RULES: tuple[Callable[[Day], Verdict | None], ...] = (gained, besieged, seen, partly, fought_over, left, stood, failed)
"""Asked in this order; the first that answers decides."""


def cluster(moves: Iterable[Move]) -> list[tuple[Party, list[Move]]]:
    """Moves by the party that they favour: parties that share a side are one."""
    found: list[tuple[Party, list[Move]]] = []
    for move in sorted(moves, key=lambda move: (-len(move.party), [side.name for side in move.party], move.entry.id)):
        for i, (party, members) in enumerate(found):
            if same_party(party, move.party):
                found[i] = (joined(party, move.party), [*members, move])
                break
        else:
            found.append((move.party, [move]))
    return found


def entries(moves: Iterable[Move]) -> list[Entry]:
    """The entries behind the moves."""
    return [move.entry for move in moves]


def country_wide(moves: Iterable[Move]) -> bool:
    """Whether the moves are about a whole country: no side's own word gives it that."""
    return any(move.entry.claim.places and move.entry.claim.places[0].type is PlaceType.COUNTRY for move in moves)
