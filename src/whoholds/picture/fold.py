"""Walking through the days of a place: the tenure that it is in, and what comes of each day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from whoholds.picture.days import FRESH, Before, Day, Verdict
from whoholds.picture.moves import DAY, Act, Move
from whoholds.picture.sides import joined, same_party
from whoholds.picture.voices import basis
from whoholds.records import Extent
from whoholds.records.control import Basis, Mark, Party, State, Stretch, Tenure
from whoholds.records.entries import Entry

FIGHTING = frozenset({State.CONTESTED, State.BESIEGED})


@dataclass(slots=True)
class Open:
    """The tenure that the fold is in."""

    since: dt.date
    state: State
    holder: Party
    besieger: Party = ()
    extent: Extent | None = None
    last: dt.date | None = None
    ends: dt.date | None = None
    inferred: str | None = None
    supporting: dict[str, Entry] = field(default_factory=dict)
    opposing: dict[str, Entry] = field(default_factory=dict)

    def closed(self, until: dt.date | None) -> Tenure:
        """The tenure with its end."""
        gainer = self.holder if self.state is not State.BESIEGED else self.besieger
        against = [entry for key, entry in self.opposing.items() if key not in self.supporting]
        stands_on = basis(self.supporting.values(), against, gainer)
        if self.state is State.CONTESTED and self.opposing:
            stands_on = Basis.DISPUTED
        return Tenure(
            self.since, until, self.state, self.holder, self.besieger, self.extent, stands_on, self.last,
            tuple(sorted(self.supporting)), tuple(sorted(entry.id for entry in against)), self.inferred,
        )  # fmt: skip

    def stretch(self) -> Stretch:
        """The tenure as it stands, to be kept."""
        return Stretch(
            self.since, self.state, self.holder, self.besieger, self.extent, self.last, self.ends, self.inferred,
            tuple(sorted(self.supporting)), tuple(sorted(self.opposing)),
        )  # fmt: skip

    @classmethod
    def of(cls, kept: Stretch, entries: Mapping[str, Entry]) -> Open:
        """The tenure that was kept, with its entries."""
        supporting, opposing = ({key: entries[key] for key in keys} for keys in (kept.supporting, kept.opposing))
        return cls(
            kept.since, kept.state, kept.holder, kept.besieger, kept.extent, kept.last, kept.ends, kept.inferred,
            supporting, opposing,
        )  # fmt: skip


class Fold:
    """Walks through the days of a place and keeps the tenure that it is in."""

    def __init__(self) -> None:
        self.done: list[Tenure] = []
        self.now: Open | None = None
        self.settled: Open | None = None
        self.lost: list[Party] = []

    @classmethod
    def resumed(cls, mark: Mark, entries: Mapping[str, Entry]) -> Fold:
        """The fold as it stood at a mark; `entries` has all claims that the mark rests on."""
        fold = cls()
        fold.now = Open.of(mark.now, entries)
        fold.settled = Open.of(mark.settled, entries) if mark.settled else None
        if mark.settled_now:
            fold.settled = fold.now
        fold.lost = list(mark.lost)
        return fold

    def mark(self, day: dt.date) -> Mark | None:
        """How the fold stands, all days before this one taken in; None before the first tenure."""
        if self.now is None:
            return None
        same = self.settled is not None and self.settled is self.now
        settled = self.settled.stretch() if self.settled and not same else None
        lost = sorted(set(self.lost), key=lambda party: [(side.name, side.actor_id or "") for side in party])
        return Mark(day, self.now.stretch(), settled, same, tuple(lost))

    def day(self, day: dt.date, moves: list[Move]) -> None:
        """Take in one day."""
        if self.now and self.now.ends and self.now.ends <= day:
            self._run_out()
        asked = Day(self._before(), moves)
        if self._unheld():
            asked = self._look_back(day, asked, moves)
        verdict = asked.verdict()
        if verdict:
            self._take(day, verdict)
        self._deny(asked)

    def finished(self) -> tuple[Tenure, ...]:
        """All tenures; the last may have an end of its own."""
        if self.now and self.now.ends:
            self._run_out()
        if self.now:
            self.done.append(self.now.closed(None))
        return tuple(self.done)

    def _unheld(self) -> bool:
        return self.now is None or (self.now.state is State.UNKNOWN and not self.now.holder)

    def _before(self) -> Before:
        if self.now is None:
            return Before()
        now = self.now
        return Before(
            now.state, now.holder, now.extent, now.besieger, tuple(self.lost), now.since, now.last or now.since
        )

    def _look_back(self, day: dt.date, asked: Day, moves: list[Move]) -> Day:
        """Put in who held the place until this day, where the day's own words tell."""
        party, known = asked.holder_before()
        if not party or (self.now and self.now.since >= day - DAY):
            return asked
        self._close(day - DAY)
        self.now = Open(day - DAY, State.HELD, party, extent=Extent.WHOLE, last=day - DAY)
        self.now.inferred = "held it until the day after, by words of that day"
        self.now.supporting = {move.entry.id: move.entry for move in known}
        self.settled = self.now
        return Day(self._before(), moves)

    def _take(self, day: dt.date, verdict: Verdict) -> None:
        if self._continues(verdict) and not self._taken_again(day, verdict):
            self._confirm(day, verdict)
        else:
            self._turn(day, verdict)

    def _continues(self, verdict: Verdict) -> bool:
        now = self.now
        if now is None or now.state is not verdict.state:
            return False
        if verdict.state is State.UNKNOWN:
            return True
        if now.extent is not verdict.extent and verdict.state is State.CONTESTED:
            return False
        return same_party(now.holder, verdict.holder) or not (now.holder and verdict.holder)

    def _taken_again(self, day: dt.date, verdict: Verdict) -> bool:
        """Whether the holder of an old state is said to take the place: it lost it unseen, and holds it anew."""
        now = self.now
        if now is None or now.state is not State.HELD or day - (now.last or now.since) <= FRESH:
            return False
        return any(move.act is Act.GAIN and not move.standing and not move.inferred for move in verdict.moves)

    def _confirm(self, day: dt.date, verdict: Verdict) -> None:
        now = self.now
        assert now is not None  # noqa: S101 - _continues saw it
        if verdict.moves:
            now.last = max(day, *(move.day for move in verdict.moves))
            now.ends = _end(verdict, now)
        if now.state is not State.HELD or not now.holder:
            now.holder = joined(now.holder, verdict.holder)
            now.besieger = joined(now.besieger, verdict.besieger)
        now.supporting.update({move.entry.id: move.entry for move in verdict.moves})
        now.opposing.update({move.entry.id: move.entry for move in verdict.against})

    def _turn(self, day: dt.date, verdict: Verdict) -> None:
        self._close(day)
        if not verdict.moves and not verdict.against:
            return
        self.now = Open(day, verdict.state, verdict.holder, verdict.besieger, verdict.extent, last=day)
        self.now.ends = _end(verdict, None)
        self.now.inferred = min((move.inferred for move in verdict.moves if move.inferred), default=None)
        self.now.supporting = {move.entry.id: move.entry for move in verdict.moves}
        self.now.opposing = {move.entry.id: move.entry for move in verdict.against}
        if verdict.state not in FIGHTING:
            self.settled = self.now
        self.lost = [party for party in self.lost if not same_party(party, verdict.holder)]

    def _close(self, day: dt.date) -> None:
        if self.now is None:
            return
        if self.now.state in {State.HELD, State.UNKNOWN} and self.now.holder:
            self.lost.append(self.now.holder)
        if self.now.since < day:
            self.done.append(self.now.closed(day))
        self.now = None

    def _run_out(self) -> None:
        """The past that the words told of is over: fighting leaves who held the place before; a state, nobody known."""
        now = self.now
        assert now is not None  # noqa: S101 - callers saw it
        assert now.ends is not None  # noqa: S101
        settled, ends = self.settled, now.ends
        fought = now.state in FIGHTING
        self._close(ends)
        if fought and settled and settled.state is State.HELD:
            self.now = replace(settled, since=ends, ends=None, inferred="no words of a change in the fighting before")
        else:
            self.now = Open(ends, State.UNKNOWN, (), last=now.last, supporting=dict(now.supporting))
        self.settled = self.now

    def _deny(self, asked: Day) -> None:
        """Denials stand against the tenure that they deny."""
        now = self.now
        if now is None:
            return
        for move in asked.acts[Act.DENY]:
            left = move.entry.claim.kind == "withdraw"
            hit = not same_party(move.party, now.holder) if left else same_party(move.party or now.holder, now.holder)
            if hit and move.entry.id not in now.supporting:
                now.opposing[move.entry.id] = move.entry


def _end(verdict: Verdict, now: Open | None) -> dt.date | None:
    """The day when this tenure ends by itself: the latest end, unless some words still see it."""
    ends = [move.ends for move in verdict.moves]
    if now is not None:
        ends.append(now.ends)
    if not ends or None in ends:
        return None
    return max(end for end in ends if end is not None)
