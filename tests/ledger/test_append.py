"""The ledger keeps everything once, in two times."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from tests.ledger.conftest import Bench, captured
from whoholds.account import Intake
from whoholds.ledger import Appended, LedgerView, LedgerWriter, connect, tables
from whoholds.ledger.migrations import LedgerVersionError, check
from whoholds.ledger.writer import UnknownClaimError
from whoholds.records import Discrepancy, Drop


def rows(bench: Bench) -> dict[str, int]:
    """How many rows each table has."""
    with connect(bench.path, read_only=True).connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables.metadata.sorted_tables
        }


def test_a_report_taken_twice_changes_nothing(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))
    before = rows(bench)
    again = bench.take(captured("Reds", "03-05"))

    assert again.taken.reports[Appended.SAME] == 1
    assert rows(bench) == before


def test_the_ledger_gives_back_the_claim_it_took(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    bench.take(reading)
    claim = reading.claims[0]

    assert LedgerView(connect(bench.path)).claims([claim.id])[claim.id].claim == claim


def test_what_was_known_on_a_past_day_stays_when_later_reports_come(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))
    before = bench.stands("03-20", "03-10")
    bench.take(captured("Blues", "03-12"), captured("Reds", "03-15", outlet="Herald"))

    assert bench.stands("03-20", "03-10") == before == "held Reds reported"
    assert bench.stands("03-20", "03-13") == "held Blues reported"


def test_a_new_version_replaces_the_words_but_not_what_was_known(bench: Bench) -> None:
    first = captured("Reds", "03-05")
    bench.take(first)
    second = captured("Blues", "03-05")
    second = replace(second, report=replace(second.report, id=first.report.id))
    second = replace(second, claims=tuple(replace(claim, report_id=first.report.id) for claim in second.claims))
    taken = bench.take(second, today="2020-04-01")

    assert taken.taken.reports[Appended.REVISED] == 1
    assert bench.stands("03-20", "03-31") == "held Reds reported"
    assert bench.stands("03-20", "04-01") == "held Blues reported"
    assert bench.stands("03-20") == "held Blues reported"


def test_a_report_without_a_date_is_known_from_the_day_of_ingest(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    bench.take(replace(reading, report=replace(reading.report, published=None)), today="2020-06-01")

    assert bench.stands("03-20", "05-31") == "unknown"
    assert bench.stands("03-20", "06-01") == "held Reds reported"


def test_a_rejected_claim_counts_no_more_from_then_on(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    intake = bench.take(reading)
    intake.writer.judge(reading.claims[0].id, "reject", judge="ana", note="misread")

    assert bench.stands("03-20") == "unknown"
    assert bench.stands("03-20", "11-30") == "held Reds reported"


def test_a_rejected_claim_can_be_accepted_again(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    intake = bench.take(reading)
    for verdict in ("reject", "accept"):
        intake.writer.judge(reading.claims[0].id, verdict, judge="ana")

    assert bench.stands("03-20") == "held Reds reported"


def test_judging_a_claim_that_is_not_there_is_an_error(bench: Bench) -> None:
    intake = bench.take(captured("Reds", "03-05"))

    with pytest.raises(UnknownClaimError):
        intake.writer.judge("nothing", "reject", judge="ana")


def test_copies_by_two_outlets_are_one_voice(bench: Bench) -> None:
    body = " " + " ".join(f"The council of ward {n} met to speak of water and bread." for n in range(12))
    bench.take(captured("Reds", "03-05", more=body), captured("Reds", "03-05", more=body + " Ends.", outlet="Herald"))
    view = LedgerView(connect(bench.path))

    assert bench.stands("03-20") == "held Reds reported"
    assert view.printed_by(["Gazette-03-05-Reds"]) == {"Gazette-03-05-Reds": ["Gazette", "Herald"]}


def test_different_reports_by_two_outlets_are_two_voices(bench: Bench) -> None:
    ours, theirs = (" " + " ".join(f"{word} of ward {n} met." for n in range(30)) for word in ("Council", "Police"))
    bench.take(captured("Reds", "03-05", more=ours), captured("Reds", "03-05", more=theirs, outlet="Herald"))

    assert bench.stands("03-20") == "held Reds confirmed"


def test_a_failure_is_kept_with_its_reason(bench: Bench) -> None:
    intake = bench.take()
    intake.fail("broken.txt", Drop("read", "unreadable", detail="no text"))

    assert LedgerView(connect(bench.path)).drops() == [("broken.txt", "read", "unreadable", "no text")]


def test_a_report_that_fails_leaves_no_trace_but_its_drop(bench: Bench) -> None:
    intake = bench.take()
    reading = captured("Reds", "03-05")
    broken = replace(reading, claims=(None,))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        intake.writer.append(broken)

    assert rows(bench)["reports"] == 0


def test_words_are_found(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"), captured("Blues", "03-06"))

    assert LedgerView(connect(bench.path)).search("reds took") == ["Gazette-03-05-Reds"]


def test_places_are_found_by_a_box(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))
    view = LedgerView(connect(bench.path))

    assert [place.name for place in view.within((20.5, 10, 21, 10.5))] == ["Delmar"]
    assert view.within((20.8, 10, 21, 10.5)) == []


def test_a_view_can_not_write(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))
    engine = connect(bench.path, read_only=True)
    with pytest.raises(Exception, match=r"readonly|read-only"), engine.begin() as connection:
        connection.execute(tables.reports.delete())


def test_a_file_that_holds_something_else_is_refused(tmp_path: object) -> None:
    engine = connect(f"{tmp_path}/other.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE cats (name TEXT)")

    with pytest.raises(LedgerVersionError):
        LedgerWriter(engine)


def test_a_ledger_of_a_later_version_is_refused(bench: Bench) -> None:
    bench.take()
    with connect(bench.path).begin() as connection:
        connection.execute(tables.schema.insert().values(name="m999_later", applied_at=""))

    with pytest.raises(LedgerVersionError):
        LedgerView(connect(bench.path, read_only=True))


def test_other_rules_tell_every_place_anew(bench: Bench) -> None:
    intake = bench.take(captured("Reds", "03-05"))
    intake.writer.tell_by("other rules")

    assert LedgerView(connect(bench.path)).stale() == {"test:1"}


def test_a_ledger_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "ledger.db")
    bench.take(captured("Reds", "03-05"))
    with connect(bench.path).begin() as connection:
        for lost in ("TABLE told_by", "TABLE changed", "TABLE marks", "INDEX reports_by_hash", "INDEX tenures_by_land"):
            connection.exec_driver_sql(f"DROP {lost}")
        for name in ("first", "last"):
            connection.exec_driver_sql(f"ALTER TABLE claim_places DROP COLUMN {name}")
        connection.exec_driver_sql("CREATE TABLE stale (key TEXT PRIMARY KEY)")
        connection.execute(tables.schema.delete().where(tables.schema.c.name != "m001_initial"))
    with pytest.raises(LedgerVersionError):
        LedgerView(connect(bench.path))
    bench.take(captured("Blues", "03-08"))

    assert bench.stands("03-20") == "held Blues reported"
    assert "tenures_by_land" in {index["name"] for index in inspect(connect(bench.path)).get_indexes("tenures")}


def test_a_database_may_hold_what_postgis_puts_into_it_and_nothing_else(bench: Bench) -> None:
    with connect(bench.path).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE spatial_ref_sys (srid INTEGER)")
    bench.take(captured("Reds", "03-05"))
    assert bench.stands("03-20") == "held Reds reported"


def test_a_database_of_something_else_is_left_alone(bench: Bench) -> None:
    with connect(bench.path).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE shopping (item TEXT)")
    with pytest.raises(LedgerVersionError):
        LedgerWriter(connect(bench.path))


def test_a_reader_can_write_nothing(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))
    with connect(bench.path, read_only=True).connect() as connection, pytest.raises(DBAPIError):
        connection.execute(tables.voices.delete())


def test_what_a_report_has_otherwise_than_the_gazetteer_is_kept_with_its_words(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    span = reading.report.span(10, 16)
    wrong = Discrepancy(span, "Delmar is in Blueland", "Delmar lies in Redland")
    intake = Intake(bench.path)
    intake.take(reading.report, lambda _: replace(reading, discrepancies=(wrong,)))
    (found,) = LedgerView(connect(bench.path)).discrepancies()

    assert (found.words, found.says, found.known) == ("Delmar", "Delmar is in Blueland", "Delmar lies in Redland")


def test_a_ledger_can_keep_of_a_report_only_what_claims_quote(tmp_path: Path) -> None:
    reading = captured("Reds", "03-05", more=" Nobody was seen with Unmistakable.")
    intake = Intake(tmp_path / "quotes.db", keep_text=False)
    intake.take(reading.report, lambda _: reading)

    assert intake.take(reading.report, lambda _: reading) is Appended.SAME
    intake.close()
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("quotes.db*"))
    assert b"Unmistakable" not in on_disk
    assert b"Reds took Delmar" in on_disk


def test_a_ledger_of_another_version_is_refused_and_an_older_one_can_be_updated(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    LedgerWriter(connect(path)).close()
    table = tables.schema
    with connect(path).begin() as connection:
        newest = connection.execute(select(func.max(table.c.name))).scalar_one()
        connection.execute(insert(table).values(name="of_tomorrow", applied_at="2999-01-01"))
        with pytest.raises(LedgerVersionError, match="later version"):
            check(connection)
        connection.execute(delete(table).where(table.c.name.in_(["of_tomorrow", newest])))
        with pytest.raises(LedgerVersionError, match="--retell"):
            check(connection)
