"""Reasons for taking two claims for one happening, each with its weight: this list is the whole model.

Each reason looks at two claims and gives a weight, 0 where it has nothing to say. Claims whose weights add up to
`ENOUGH` are linked; a happening is what links join.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from whoholds.picture.cues import cues
from whoholds.picture.sides import party, same_party
from whoholds.records import Evidence, Kind
from whoholds.records.entries import Entry
from whoholds.records.keys import placed

ENOUGH = 4.0
VAGUE = dt.timedelta(days=20)
LATER = dt.timedelta(days=14)
"""How long after a happening more may be told of it."""

HARM = frozenset({Kind.DEATH, Kind.INJURY, Kind.DAMAGE, Kind.DISPLACEMENT, Kind.LOOTING})
VIOLENCE = frozenset(
    {
        Kind.AIR_STRIKE,
        Kind.SHELLING,
        Kind.BOMBING,
        Kind.CHEMICAL,
        Kind.ATTACK,
        Kind.ASSASSINATION,
        Kind.BATTLE,
        Kind.ABUSE,
        Kind.ABDUCTION,
    }
)
CONTROL = frozenset({Kind.CAPTURE, Kind.WITHDRAW, Kind.SURRENDER, Kind.ADVANCE, Kind.SIEGE})
OTHERS = frozenset(
    {Kind.DETENTION, Kind.DEPLOYMENT, Kind.CEASEFIRE, Kind.PROTEST, Kind.DISARM, Kind.AID, Kind.DISRUPTION}
)
HAPPENINGS = HARM | VIOLENCE | CONTROL | OTHERS
TOLD_OF = HAPPENINGS | {Kind.STATEMENT}
"""Kinds of claims that may tell of a happening: a statement does if it claims responsibility."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what is compared: its days, and the keys of its places, the most specific first."""

    entry: Entry
    first: dt.date
    last: dt.date
    keys: tuple[str, ...]

    @property
    def firm(self) -> bool:
        """Whether its days are the words' own, not only understood."""
        when = self.entry.claim.when
        return when is not None and (when.span is not None or when.start == when.end)

    @property
    def vague(self) -> bool:
        """Whether it has no more than a month or a year."""
        return self.last - self.first > VAGUE

    @property
    def follows(self) -> bool:
        """Whether it tells more of something told before: a toll that rose, a claim of responsibility."""
        claim = self.entry.claim
        if claim.kind is Kind.STATEMENT:
            return bool(cues().responsibility.search(claim.quote.text))
        return claim.kind in {Kind.DEATH, Kind.INJURY} and bool(cues().toll.search(claim.quote.text))

    @classmethod
    def of(cls, entry: Entry) -> Told | None:
        """The claim, if it has a day and a place."""
        when, keys = entry.claim.when, tuple(key for key, _ in placed(entry.claim.places))
        first = when.start if when else entry.told
        last = when.end if when else entry.told
        if first is None or last is None or not keys:
            return None
        return cls(entry, first, last, keys)


def same_kind(a: Told, b: Told) -> float:
    """The same kind +1.5; harm and what can do it +1; two kinds that can't be one -3."""
    x, y = a.entry.claim.kind, b.entry.claim.kind
    if x is y:
        return 1.5
    if (x in HARM and y in HARM | VIOLENCE) or (y in HARM and x in VIOLENCE):
        return 1.0
    return 0.5 if Kind.ATTACK in {x, y} and {x, y} <= VIOLENCE else -3.0


def same_place(a: Told, b: Told) -> float:
    """The same place +2; one lies in the other +1; places that differ -4."""
    if a.keys[0] == b.keys[0]:
        return 2.0
    return 1.0 if a.keys[0] in b.keys or b.keys[0] in a.keys else -4.0


def same_time(a: Told, b: Told) -> float:
    """Days that meet +1, but -1.5 where one is of a month or a year; a day apart 0; more -4."""
    apart = max(a.first, b.first) - min(a.last, b.last)
    if apart <= dt.timedelta(0):
        return -1.5 if a.vague or b.vague else 1.0
    return 0.0 if apart == dt.timedelta(1) else -4.0


def same_sentence(a: Told, b: Told) -> float:
    """Told in one sentence +2; the same kind in one sentence -1, for there a second count is a second happening."""
    x, y = a.entry.claim, b.entry.claim
    if x.report_id != y.report_id or not (x.quote.overlaps(y.quote)):
        return 0.0
    return -1.0 if x.kind is y.kind and x.cue != y.cue else 2.0


def same_report(a: Told, b: Told) -> float:
    """Told in one report +0.5."""
    return 0.5 if a.entry.claim.report_id == b.entry.claim.report_id else 0.0


def same_doer(a: Told, b: Told) -> float:
    """The same side does it +1; sides that differ -0.5: who did it is often disputed."""
    x, y = party(a.entry.claim.agents), party(b.entry.claim.agents)
    if not x or not y:
        return 0.0
    return 1.0 if same_party(x, y) else -0.5


def same_victim(a: Told, b: Told) -> float:
    """The same people or things are hit +0.5."""
    x, y = party(a.entry.claim.targets), party(b.entry.claim.targets)
    return 0.5 if x and y and same_party(x, y) else 0.0


def same_count(a: Told, b: Told) -> float:
    """The same number of the same +1.5; numbers far apart, by ten times, -2."""
    pairs = [
        (x.low, y.low)
        for x in a.entry.claim.counts
        for y in b.entry.claim.counts
        if x.what is y.what and x.low and y.low
    ]
    if any(x == y for x, y in pairs):
        return 1.5
    return -2.0 if pairs and all(max(x, y) >= 10 * min(x, y) for x, y in pairs if x and y) else 0.0


REASONS: tuple[Callable[[Told, Told], float], ...] = (
    same_kind,
    same_place,
    same_time,
    same_sentence,
    same_report,
    same_doer,
    same_victim,
    same_count,
)


def reasons(a: Told, b: Told) -> tuple[Evidence, ...]:
    """Every reason that says something, with its weight."""
    found = ((reason.__name__, reason(a, b)) for reason in REASONS)
    return tuple(Evidence(name.replace("_", " "), weight) for name, weight in found if weight)


def follow_up(told: Told, earlier: Told) -> float:
    """How well something told before is what a later word is on: the nearer in days, the better; 0 if it can't be.

    The place is the same, no more than two weeks lie between, and nobody else is named as having done it.
    """
    apart = told.last - earlier.last
    if told.keys[0] not in earlier.keys or not dt.timedelta(0) <= apart <= LATER or earlier.vague:
        return 0.0
    if earlier.entry.claim.kind not in VIOLENCE or same_doer(told, earlier) < 0:
        return 0.0
    return ENOUGH + 1 - apart / LATER
