"""The history of one place: its moves, day by day, folded into tenures that neither overlap nor contradict.

A telling leaves marks behind, so that a later one with more moves need only go over the days that those can change:
from the last mark before them to the first mark after them at which nothing differs any more. Marks stand only where
no vague gain reaches over them, for such a gain's day depends on the moves around it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.picture.fold import Fold
from whoholds.picture.moves import Act, Move
from whoholds.picture.sides import same_party
from whoholds.records.control import Mark, Tenure
from whoholds.records.entries import Entry

HAPPENED = frozenset({Act.GAIN, Act.PART, Act.SIEGE, Act.ENTER, Act.FIGHT, Act.LEAVE})
SEASON = dt.timedelta(days=60)
APART = 16
"""Moves between marks, at least; more where a mark rests on many claims: marks take no more room than claims."""


@dataclass(frozen=True, slots=True)
class Told:
    """Tenures and marks of a telling; `met` is the earlier mark from which all that was told before still holds."""

    tenures: tuple[Tenure, ...]
    marks: tuple[Mark, ...] = ()
    met: Mark | None = None


def trace(moves: Iterable[Move]) -> tuple[Tenure, ...]:
    """The tenures of a place, earliest first, from its moves in any order."""
    return told(moves).tenures


def told(moves: Iterable[Move], *, apart: int = APART) -> Told:
    """The tenures of a place from all its moves, with marks so many moves apart; with 0, wherever one can stand."""
    fold, marks = Fold(), list[Mark]()
    _walk(fold, list(moves), marks, (), apart=apart)
    return Told(fold.finished(), tuple(marks))


def retold(
    start: Mark, entries: Mapping[str, Entry], moves: Iterable[Move], *, later: Sequence[Mark] = (), whole: bool = True
) -> Told | None:
    """What moves from a mark on come to; `entries` are those that the mark rests on.

    `later` are marks of the telling before, after all that has changed: the telling ends at the first that it meets.
    None if it meets none, and the moves aren't the `whole` of those after the mark.
    """
    fold, marks = Fold.resumed(start, entries), list[Mark]()
    met = _walk(fold, [move for move in moves if move.day >= start.day], marks, later)
    if met is not None:
        return Told(tuple(fold.done), tuple(marks), met)
    return Told(fold.finished(), tuple(marks)) if whole else None


def _walk(
    fold: Fold, moves: list[Move], marks: list[Mark], later: Sequence[Mark], *, apart: int = APART
) -> Mark | None:
    """Take in the days up to a later mark at which the fold stands as it did then."""
    by_day: dict[dt.date, list[Move]] = defaultdict(list)
    for move in _placed(moves):
        by_day[move.day].append(move)
    clean, ahead, since = _clean(moves, sorted(by_day)), list(later), 0
    for day in sorted(by_day):
        while ahead and ahead[0].day <= day:
            if fold.mark(ahead[0].day) == ahead[0]:
                return ahead[0]
            ahead.pop(0)
        mark = fold.mark(day) if since >= apart and day in clean else None
        if mark and (not apart or since >= len(mark.ids)):
            marks.append(mark)
            since = 0
        fold.day(day, by_day[day])
        since += len(by_day[day])
    return next((mark for mark in ahead if fold.mark(mark.day) == mark), None)


def _clean(moves: list[Move], days: list[dt.date]) -> set[dt.date]:
    """The days that no vague gain reaches over from before."""
    vague = sorted((move.first or move.day, move.day) for move in moves if _is_vague(move))
    clean, at, reach = set[dt.date](), 0, dt.date.min
    for day in days:
        while at < len(vague) and vague[at][0] < day:
            reach = max(reach, vague[at][1])
            at += 1
        if reach < day:
            clean.add(day)
    return clean


def _is_vague(move: Move) -> bool:
    return move.act in {Act.GAIN, Act.PART} and move.vague


def _placed(moves: list[Move]) -> list[Move]:
    """The moves, each vague gain on the day that an exact one of the same side gives it.

    A gain dated to a stretch in which another side has an exact gain comes before that one: it counts at its start. So
    does one dated to a season or a year in which anything else happened here.
    """
    exact = [move for move in moves if move.first == move.day and not move.standing and move.act in HAPPENED]
    return [_pinned(move, exact) if _is_vague(move) else move for move in moves]


def _pinned(move: Move, exact: list[Move]) -> Move:
    first = move.first or move.day
    inside = [other for other in exact if first <= other.day <= move.day]
    same = [other.day for other in inside if other.act is move.act and same_party(other.party, move.party)]
    if same:
        return replace(move, day=min(same))
    gains = [other for other in inside if other.act is Act.GAIN]
    return replace(move, day=first) if gains or (inside and move.day - first > SEASON) else move
