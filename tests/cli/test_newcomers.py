"""What somebody meets who comes with files of their own: dates, countries by name, reports to find again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whoholds.cli.main import main

WORDS = "Rebels captured the town of Bria on Tuesday, residents said. The army had left the town a day before."


def run(*arguments: object, words: str = "") -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=words)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports, one with its day in its name, in a ledger beside them."""
    folder = tmp_path_factory.mktemp("newcomer")
    (folder / "in").mkdir()
    (folder / "in" / "2017-05-17-bria.txt").write_text(WORDS)
    (folder / "in" / "bambari.txt").write_text("Peacekeepers hold the bridge of Bambari, a spokesman said.")
    taken = run("ingest", folder / "in", "--ledger", folder / "l.db", "--quiet")
    assert taken.exit_code == 0, taken.output
    assert "1 report has no date" in taken.stderr
    assert "--published" in taken.stderr
    return folder


def test_the_day_of_publication_can_be_given_for_reports_that_tell_none() -> None:
    shown = run("read", "-", "--published", "2017-05-17", "--format", "jsonl", words=WORDS)
    assert shown.stderr == ""
    assert json.loads(shown.stdout.splitlines()[0])["when"]["start"] == "2017-05-16"


def test_a_report_that_tells_its_day_keeps_it() -> None:
    shown = run("read", "-", "--published", "2020-01-01", "--format", "jsonl", words=f"date 2017-05-17 {WORDS}")
    assert json.loads(shown.stdout.splitlines()[0])["when"]["start"] == "2017-05-16"


def test_a_day_of_publication_in_the_future_is_an_error_of_use() -> None:
    shown = run("read", "-", "--published", "2999-01-01", words=WORDS)
    assert shown.exit_code == 2
    assert "future" in shown.stderr


def test_a_report_without_a_title_goes_by_its_first_words() -> None:
    assert run("read", "-", words=WORDS).stdout.startswith("Rebels captured the town of Bria")


def test_reports_are_listed_with_what_they_came_from(folder: Path) -> None:
    rows = json.loads(run("coverage", "--reports", "--format", "json", "--ledger", folder / "l.db").stdout)
    assert [row["published"] for row in rows] == ["2017-05-17", ""]
    assert rows[0]["came_from"].endswith("in/2017-05-17-bria.txt")
    assert len(rows[0]["sha256"]) == 64
    assert rows[1]["name"].startswith("Peacekeepers hold")


def test_the_table_of_what_was_read_says_what_its_columns_are(folder: Path) -> None:
    assert run("coverage", "--ledger", folder / "l.db").stdout.split()[:4] == ["outlet", "country", "reports", "claims"]


@pytest.mark.parametrize("country", ["CF", "cf", "Central African Republic"])
def test_a_country_goes_by_its_letters_or_its_name(folder: Path, country: str) -> None:
    shown = run("picture", "--at", "2017-05-17", "--country", country, "--ledger", folder / "l.db")
    assert "Bria" in shown.stdout


def test_a_country_that_is_none_is_an_error_that_names_those_spelled_alike(folder: Path) -> None:
    shown = run("picture", "--country", "Sudn", "--ledger", folder / "l.db")
    assert shown.exit_code == 2
    assert "sudan is SD" in shown.stderr


def test_an_empty_picture_says_what_was_asked_for(folder: Path) -> None:
    assert "(UA)" in run("picture", "--country", "Ukraine", "--ledger", folder / "l.db").stdout


def test_a_brief_on_old_reports_is_about_their_last_week(folder: Path) -> None:
    assert "# Situation report, 2017-05-10 to 2017-05-17" in run("brief", "--ledger", folder / "l.db").stdout


def test_a_report_that_is_not_there_can_not_be_erased_and_nobody_is_asked(folder: Path) -> None:
    shown = run("ledger", "erase", "nothing", "--reason", "asked", "--ledger", folder / "l.db")
    assert shown.exit_code == 1
    assert "`whoholds coverage --reports` lists their ids" in shown.stderr


@pytest.mark.parametrize("actor", ["RSF", "rsf", "Rapid Support Forces", "Rapid Support"])
def test_a_side_goes_by_its_name_a_part_of_it_or_its_initials(tmp_path: Path, actor: str) -> None:
    words = "date 2023-12-19 The Rapid Support Forces captured Wad Madani on Monday, residents said."
    run("ingest", "-", "--ledger", tmp_path / "l.db", "--quiet", words=words)
    shown = run("picture", "--at", "2023-12-20", "--actor", actor, "--ledger", tmp_path / "l.db")
    assert "Wad Medani" in shown.stdout


def test_a_side_goes_by_another_name_that_the_registry_knows(tmp_path: Path) -> None:
    words = "date 2024-12-01 Hayat Tahrir al-Sham captured Saraqib on Friday, residents said."
    run("ingest", "-", "--ledger", tmp_path / "l.db", "--quiet", words=words)
    shown = run("picture", "--at", "2024-12-02", "--actor", "HTS", "--ledger", tmp_path / "l.db")
    assert "Saraqib" in shown.stdout


def test_a_place_of_which_no_claim_counts_on_the_day_says_why(folder: Path) -> None:
    shown = run("who", "Bria", "--at", "2016-01-01", "--ledger", folder / "l.db")
    assert "No claim tells who held it on 2016-01-01" in shown.stderr
    assert "No claim tells" not in run("who", "Bria", "--at", "2017-05-17", "--ledger", folder / "l.db").stderr
