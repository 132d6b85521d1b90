"""A batch over files: the same claims as reading them one by one, whole results only, nothing done twice."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing as mp
import os
import shutil
import signal
import threading
import time
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whoholds.cli.main import main

pytest.importorskip("pyarrow", reason="needs the extra batch")

from whoholds.batch import OtherVersionError, Shelf, Unit, find_units, run_processes
from whoholds.batch.stored import stored
from whoholds.batch.table import CLAIM_NAMES
from whoholds.export.claim_row import claim_row
from whoholds.flow import Reader
from whoholds.read import read_bytes, read_source
from whoholds.records import Report

TODAY = dt.date(2026, 1, 1)
SAMPLES = sorted(Path(str(files("whoholds") / "samples")).glob("*.json"))


def run(*args: str) -> Result:
    return CliRunner().invoke(main, [*args], catch_exceptions=False)


def units_in(folder: Path) -> list[Unit]:
    return [unit for unit in find_units([str(folder)], TODAY) if isinstance(unit, Unit)]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five files of reports: two JSON, two shards of JSON lines, one text."""
    folder = tmp_path_factory.mktemp("reports")
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in SAMPLES]
    for path in SAMPLES[:2]:
        shutil.copy(path, folder / path.name)
    for number, part in enumerate((texts[2:6], texts[6:9])):
        rows = "".join(json.dumps({"id": f"shard-{number}-{i}", **row}) + "\n" for i, row in enumerate(part))
        (folder / f"shard-{number}.jsonl").write_text(rows, encoding="utf-8")
    (folder / "note.txt").write_text(
        "Rebels captured the town of Taiz on 3 May 2018, residents said.", encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def result(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a batch of two workers wrote."""
    out = tmp_path_factory.mktemp("out") / "result"
    answer = run("batch", str(reports), "-o", str(out), "--workers", "2")
    assert answer.exit_code == 0, answer.output
    return out


def claims_of(out: Path) -> list[str]:
    """Every claim of a batch as the lines that `read --format jsonl` prints, sorted."""
    import pyarrow.parquet as pq

    return sorted(line for table in out.glob("*.claims.parquet") for line in pq.read_table(table)["claim"].to_pylist())


def test_a_batch_finds_the_very_claims_that_read_prints(reports: Path, result: Path) -> None:
    printed = run("read", str(reports), "--format", "jsonl").stdout.splitlines()

    assert claims_of(result) == sorted(printed)
    assert len(printed) > 50


def test_a_finished_file_is_not_read_again(reports: Path, result: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in result.iterdir()}

    answer = run("batch", str(reports), "-o", str(result))

    assert "(5 done before)" in answer.output
    assert {path: path.stat().st_mtime_ns for path in result.iterdir()} == before


def test_the_table_of_claims_has_the_columns_that_read_prints_as_csv() -> None:
    (report,) = (one for one in read_bytes(SAMPLES[0].read_bytes(), name=SAMPLES[0].name) if isinstance(one, Report))
    claim = Reader.open().read(report).claims[0]

    assert (*claim_row(claim), "claim") == CLAIM_NAMES


def test_days_and_numbers_of_a_table_can_be_reckoned_with(result: Path) -> None:
    import pyarrow.parquet as pq

    claims = [row for table in result.glob("*.claims.parquet") for row in pq.read_table(table).to_pylist()]

    assert {type(row["start"]) for row in claims} == {dt.date, type(None)}
    assert {type(row["lat"]) for row in claims} == {float, type(None)}


def test_a_reading_comes_back_from_its_table_exactly(reports: Path, result: Path) -> None:
    shelf = Shelf(result)
    kept = {packed.report["id"]: packed for done in shelf.all_done() for packed in shelf.packed(done)}
    again = [one for unit in units_in(reports) for one in read_source(unit.source) if isinstance(one, Report)]
    reader = Reader.open()

    assert len(kept) == len(again) == 10
    assert all(kept[one.id].write() == stored(reader.read(one)).packed.write() for one in again)


def test_a_file_that_cannot_be_read_is_said_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "broken.json").write_text('{"text": ', encoding="utf-8")
    (tmp_path / "in" / "good.txt").write_text("Troops seized Axum on 4 May 2021.", encoding="utf-8")

    answer = run("batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--workers", "1")

    assert answer.exit_code == 1
    assert "broken.json" in answer.output
    assert claims_of(tmp_path / "out")


def test_results_of_another_version_are_not_mixed_in(tmp_path: Path) -> None:
    Shelf(tmp_path).begin("whoholds 0 with model a")

    with pytest.raises(OtherVersionError, match="name another folder"):
        Shelf(tmp_path).begin("whoholds 1 with model b")


def test_results_packed_for_another_ledger_are_not_taken_in(result: Path, tmp_path: Path) -> None:
    shutil.copytree(result, tmp_path / "old")
    (tmp_path / "old" / "batch.json").write_text('{"made_by": "whoholds 0"}', encoding="utf-8")

    answer = run("ingest", str(tmp_path / "old"), "--ledger", str(tmp_path / "ledger.db"))

    assert answer.exit_code == 1
    assert "holds results of whoholds 0" in answer.output


def test_a_killed_worker_costs_nothing(reports: Path, result: Path, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "out")
    shelf.begin("test")
    killer = threading.Thread(target=_kill_first_worker, daemon=True)
    killer.start()

    found = list(run_processes(units_in(reports), shelf, 2))

    killer.join()
    assert sorted(done.key for done in found) == sorted(unit.key for unit in units_in(reports))
    assert not any(done.failed for done in found)
    assert claims_of(tmp_path / "out") == claims_of(result)
    assert not list((tmp_path / "out").glob(".*.part"))


def _kill_first_worker() -> None:
    for _ in range(200):
        if alive := mp.active_children():
            time.sleep(0.7)
            os.kill(alive[0].pid or 0, signal.SIGKILL)
            return
        time.sleep(0.02)


def test_an_interrupted_batch_goes_on_from_there(reports: Path, result: Path, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.begin("test")
    running = run_processes(units_in(reports), shelf, 1)
    next(running)
    running.close()  # type: ignore[attr-defined]
    left = [unit for unit in units_in(reports) if shelf.done(unit.key) is None]

    again = list(run_processes(left, shelf, 1))

    assert 1 <= len(again) < 5
    assert claims_of(tmp_path) == claims_of(result)


def test_a_ledger_takes_results_in_as_if_it_had_read_them(reports: Path, result: Path, tmp_path: Path) -> None:
    ledgers = {name: str(tmp_path / f"{name}.db") for name in ("read", "batch")}
    run("ingest", str(reports), "--ledger", ledgers["read"])
    taken = run("ingest", str(result), "--ledger", ledgers["batch"])
    again = run("ingest", str(result), "--ledger", ledgers["batch"])

    pictures = [
        run("picture", "--at", "2021-08-16", "--format", "json", "--ledger", db).stdout for db in ledgers.values()
    ]
    assert "10 new reports" in taken.output
    assert "10 already there" in again.output
    assert pictures[0] == pictures[1]
    assert len(json.loads(pictures[0])) > 3
