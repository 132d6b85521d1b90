"""What is told as claims come in, a bit at a time, is what is told of all of them at once."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select

from tests.ledger.conftest import DELMAR, Bench, Reading, captured
from whoholds.account import Account, Intake
from whoholds.account.telling import tell
from whoholds.ledger import connect, tables
from whoholds.ledger.evidence import ask
from whoholds.records import Extent, Kind, PlaceRef, PlaceType, When
from whoholds.records.control import Tenure

PORT = replace(DELMAR, name="Port Elm", place_id="test:2")
NORTH = PlaceRef(None, "North", PlaceType.PROVINCE, "XA", "North", 10, 20, "test:province")
KINDS = (Kind.CAPTURE, Kind.CAPTURE, Kind.HOLD, Kind.BATTLE, Kind.WITHDRAW, Kind.SIEGE)


def readings(seed: int) -> Iterator[Reading]:
    """News of two towns and their province, mostly of the day, some of a past, some vague."""
    chance = random.Random(seed)
    for number in range(400):
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number // 2)
        side, place = chance.choice(("Reds", "Blues", "Greens")), chance.choice((DELMAR, DELMAR, PORT, NORTH))
        one = captured(side, day.strftime("%m-%d"), place=place, outlet=f"Outlet {chance.randrange(4)}")
        start = day - dt.timedelta(days=chance.choice((0, 0, 0, 1, chance.randrange(300))))
        when = When(None, start, start + dt.timedelta(days=chance.choice((0, 0, 0, 9))), 1)
        extent = Extent.WHOLE if place is NORTH and chance.random() < 0.3 else None
        report = replace(one.report, id=f"{number}", text=one.report.text + f" {number}")
        claims = tuple(
            replace(claim, report_id=report.id, kind=chance.choice(KINDS), when=when, extent=extent)
            for claim in one.claims
        )
        yield replace(one, report=report, claims=claims)


def kept_and_told(bench: Bench) -> Iterator[tuple[tuple[Tenure, ...], tuple[Tenure, ...]]]:
    """For each place, what the ledger keeps of it, and what all its claims come to."""
    account = Account(bench.path)
    engine = connect(bench.path, read_only=True)
    for key in ("test:1", "test:2", "test:province"):
        yield account.view.history(key) or (), tell((key,), ask(engine, (key,)), account._kin())
    account.close()


@pytest.mark.parametrize("seed", range(2))
def test_histories_told_on_day_by_day_are_those_told_at_once(bench: Bench, seed: int) -> None:
    made = readings(seed)
    intake = Intake(bench.path)
    while some := list(islice(made, 60)):
        intake.take_all(some)
        intake.finish()

    with connect(bench.path, read_only=True).connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.marks)).scalar_one() > 9
    assert [kept for kept, _ in kept_and_told(bench)] == [told for _, told in kept_and_told(bench)]


def test_a_rejected_claim_is_taken_out_of_what_was_told_on_from_it(bench: Bench) -> None:
    made = list(islice(readings(5), 400))
    intake = Intake(bench.path)
    intake.take_all(made)
    intake.finish()
    for reading in made[10:390:25]:
        intake.writer.judge(reading.claims[0].id, "reject", judge="ana")
        intake.finish()

    assert [kept for kept, _ in kept_and_told(bench)] == [told for _, told in kept_and_told(bench)]


def test_many_reports_at_once_are_the_same_rows_as_one_by_one(bench: Bench, tmp_path: Path) -> None:
    made = list(islice(readings(7), 60))
    copies = [
        replace(one, report=replace(one.report, source="Copyist", id=f"copy {one.report.id}")) for one in made[:9]
    ]
    copies = [replace(one, claims=tuple(replace(c, report_id=one.report.id) for c in one.claims)) for one in copies]
    other = Bench(tmp_path / "other.db")
    bench.take(*made, *copies)
    intake = Intake(other.path)
    intake.take_all([*made, *copies])
    intake.finish()

    for table in tables.metadata.sorted_tables:
        mine, theirs = (rows_of(one, table) for one in (bench, other))
        assert mine == theirs, table.name


def copied(one: Reading) -> Reading:
    """The same text in another outlet."""
    report = replace(one.report, source="Copyist", id=f"copy {one.report.id}")
    return replace(one, report=report, claims=tuple(replace(claim, report_id=report.id) for claim in one.claims))


def rows_of(bench: Bench, table: Table) -> list[tuple[object, ...]]:
    """The rows of a table, without the moments of writing."""
    columns = [column for column in table.columns if column.name not in {"ingested_at", "applied_at"}]
    with connect(bench.path, read_only=True).connect() as connection:
        return sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
