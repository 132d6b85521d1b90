"""A ledger can be carried from a file to a server and back, and is the same there."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from click.testing import CliRunner
from sqlalchemy import func, select

from tests.ledger.conftest import Bench, captured
from tests.ledger.test_telling_on import readings, rows_of
from whoholds.account import Intake
from whoholds.cli.ledger import ledger
from whoholds.ledger import LedgerView, connect, tables


def test_every_row_goes_over_and_back(bench: Bench, tmp_path: Path) -> None:
    first, back = Bench(tmp_path / "first.db"), Bench(tmp_path / "back.db")
    intake = Intake(first.path)
    intake.take_all(islice(readings(2), 40))
    intake.finish()
    for source, target in ((first, bench), (bench, back)):
        result = CliRunner().invoke(ledger, ["copy", str(source.path), str(target.path)])
        assert result.exit_code == 0, result.output

    for table in tables.metadata.sorted_tables:
        assert rows_of(first, table) == rows_of(bench, table) == rows_of(back, table), table.name


def test_what_was_copied_is_found_and_goes_on(bench: Bench, tmp_path: Path) -> None:
    first = Bench(tmp_path / "first.db")
    intake = first.take(captured("Reds", "03-05"))
    intake.writer.judge(captured("Reds", "03-05").claims[0].id, "accept", judge="ana")
    CliRunner().invoke(ledger, ["copy", str(first.path), str(bench.path)])
    bench.take(captured("Blues", "03-08")).writer.judge(captured("Blues", "03-08").claims[0].id, "accept", judge="ana")

    assert bench.stands("03-20") == "held Blues reported"
    assert LedgerView(connect(bench.path)).search("reds took") == ["Gazette-03-05-Reds"]


def test_a_ledger_with_reports_is_not_copied_into(bench: Bench, tmp_path: Path) -> None:
    first = Bench(tmp_path / "first.db")
    first.take(captured("Reds", "03-05"))
    bench.take(captured("Blues", "03-08"))
    result = CliRunner().invoke(ledger, ["copy", str(first.path), str(bench.path)])

    assert result.exit_code == 1
    assert "holds reports already" in result.output
    with connect(bench.path).connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.reports)).scalar_one() == 1
