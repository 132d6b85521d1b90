"""Going on from a mark gives what telling everything anew gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.picture.conftest import say
from tests.picture.test_control_laws import entries
from whoholds.picture import moves_of
from whoholds.picture.control import Told, retold, told
from whoholds.picture.moves import Move
from whoholds.records import Span, When
from whoholds.records.control import Mark, Tenure
from whoholds.records.entries import Entry

SPANS = st.sampled_from((0, 0, 0, 0, 3))


@st.composite
def news(draw: st.DrawFn) -> Entry:
    """Any claim about the town in March, most of a single day."""
    entry = draw(entries())
    start = dt.date(2020, 3, draw(st.integers(1, 28)))
    when = When(Span(0, 4, "then"), start, start + dt.timedelta(days=draw(SPANS)), 1)
    told_on = start + dt.timedelta(days=4)
    return replace(entry, id="", claim=replace(entry.claim, when=when), published=told_on, told=told_on)


MANY = st.lists(news(), min_size=12, max_size=30)


def moves(said: list[Entry]) -> list[Move]:
    """What the claims make of the town."""
    return [move for entry in said for move in moves_of(entry, ("test:1",))]


def reach(found: list[Move]) -> tuple[dt.date, dt.date]:
    """The first and the last day that the moves can have happened on."""
    return min(min(move.first or move.day, move.day) for move in found), max(move.day for move in found)


def update(before: Told, every: list[Move], new: list[Move], by_id: dict[str, Entry]) -> tuple[Tenure, ...]:
    """The tenures after new moves, told anew only where those reach."""
    first, last = reach(new)
    start = next((mark for mark in reversed(before.marks) if mark.day <= first), None)
    if start is None:
        return told(every).tenures
    later = [mark for mark in before.marks if mark.day > last]
    after = retold(start, by_id, every, later=later)
    assert after
    old = [tenure for tenure in before.tenures if tenure.since < start.now.since]
    rest = [tenure for tenure in before.tenures if after.met and tenure.since >= after.met.now.since]
    return (*old, *after.tenures, *rest)


@given(MANY, st.integers(1, 2))
@settings(max_examples=200)
def test_telling_on_from_a_mark_equals_telling_all(said: list[Entry], late: int) -> None:
    by_id = {entry.id: entry for entry in said}
    every, new = moves(said), moves(said[:late])
    before = told(moves([entry for entry in said if entry.id not in {one.id for one in said[:late]}]), apart=0)
    if new:
        assert update(before, every, new, by_id) == told(every).tenures


def test_a_place_in_the_news_every_day_leaves_marks() -> None:
    said = [say("capture", ("Reds", "Blues")[n % 2], on=f"03-{n:02}", told="04-20") for n in range(1, 31)]
    marks = told(moves(said)).marks

    assert [type(mark) for mark in marks] == [Mark]
    assert str(marks[0].day) == "2020-03-17"
