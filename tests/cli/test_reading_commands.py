"""What the commands make of sources of every sort, and how they say it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whoholds.cli.main import main
from whoholds.read import read_sources
from whoholds.records import Report

FIXTURES = Path(__file__).parents[1] / "read" / "fixtures"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("WHOHOLDS_ARCHIVE", raising=False)
    return tmp_path / "l.db"


def test_a_report_in_another_language_is_kept_and_never_shown_as_one_without_claims(ledger: Path) -> None:
    shown = run("read", FIXTURES / "french.html")
    assert "not read: in another language (fr)" in shown.stdout
    assert "0 claims" not in shown.stdout
    assert shown.exit_code == 0
    run("ingest", FIXTURES / "french.html", "--ledger", ledger, "--quiet")
    assert "not read: 1 report in another language (fr)" in run("coverage", "--ledger", ledger).stdout
    assert "kept, not read: not in English" in run("coverage", "--ledger", ledger, "--left-out").stdout


def test_what_is_ingested_is_kept_and_exported_as_a_warc_that_reads_the_same(ledger: Path, tmp_path: Path) -> None:
    taken = run("ingest", FIXTURES / "article.html", FIXTURES / "live.html", "--ledger", ledger, "--quiet")
    assert taken.exit_code == 0, taken.output
    out = tmp_path / "kept.warc.gz"
    assert "2 records" in run("export", "warc", "-o", out, "--ledger", ledger).stdout
    again = {found.text for found in read_sources([str(out)]) if isinstance(found, Report)}
    first = read_sources([str(FIXTURES / "article.html"), str(FIXTURES / "live.html")])
    assert again == {found.text for found in first if isinstance(found, Report)}


def test_without_an_archive_nothing_is_kept_and_export_says_so(ledger: Path, tmp_path: Path) -> None:
    run("ingest", FIXTURES / "french.html", "--ledger", ledger, "--quiet", "--no-archive")
    shown = run("export", "warc", "-o", tmp_path / "x.warc.gz", "--ledger", ledger)
    assert shown.exit_code == 1
    assert "there is no archive" in shown.stderr


def test_a_batch_of_every_trap_reads_what_can_be_read_and_says_the_rest_in_a_line_each(ledger: Path) -> None:
    shown = run("ingest", FIXTURES, "--map", "text=body,published=date", "--ledger", ledger, "--quiet")
    assert shown.exit_code == 1
    assert "Traceback" not in shown.output
    said = [line for line in shown.stderr.splitlines() if line.startswith("not read: ")]
    for name in (
        "paywall.html",
        "cookies.html",
        "index.html",
        "robot.html",
        "empty.html",
        "feed.xml[2]",
        "result.json#5",
    ):
        assert sum(name in line for line in said) == 1, name
    assert "new reports" in shown.stdout


def test_a_mapping_that_makes_no_sense_is_an_error_of_use(ledger: Path) -> None:
    shown = run("ingest", FIXTURES / "mapped.csv", "--map", "words=body", "--ledger", ledger)
    assert shown.exit_code == 2
    assert "there is no field 'words'" in shown.stderr


def test_notes_of_what_a_source_holds_beside_reports_make_no_command_fail(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    messages = [
        {"id": 1, "type": "service", "text": ""},
        {"id": 2, "type": "message", "date": "2017-05-16T08:00:00", "text": "Rebels hold the bridge south of Bria."},
    ]
    path.write_text(json.dumps({"name": "Bria Front", "id": 1, "messages": messages}))
    shown = run("read", path, "--format", "jsonl")
    assert shown.exit_code == 0
    assert "note: " in shown.stderr


def test_an_address_inside_a_network_is_refused(ledger: Path) -> None:
    shown = run("read", "http://127.0.0.1:1/x")
    assert shown.exit_code == 1
    assert "refused" in shown.stderr


def test_a_plan_that_can_not_be_understood_is_an_error_of_use(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("every = 3")
    shown = run("watch", tmp_path / "feeds.toml", "--ledger", ledger)
    assert shown.exit_code == 2
    assert "no [[source]]" in shown.stderr
