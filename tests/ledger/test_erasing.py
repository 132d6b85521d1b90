"""Taking a report out on request: its words go, the fact of its going stays."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from tests.ledger.conftest import captured
from whoholds.account import Account, Intake
from whoholds.ledger import Appended, LedgerView, connect
from whoholds.ledger.erasing import UnknownReportError, erase

MORE = " Tell nobody that Unmistakable spoke."


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two reports: Reds took Delmar on the fifth, Blues on the eighth, says one that has to go."""
    path = tmp_path / "erase.db"
    intake = Intake(path)
    intake.take_all([captured("Reds", "03-05"), captured("Blues", "03-08", more=MORE)])
    intake.finish()
    intake.close()
    return path


def _erase(path: Path) -> None:
    erase(connect(path), "Gazette-03-08-Blues", "asked by a person named in it")
    intake = Intake(path)
    intake.finish()
    intake.close()


def test_the_picture_is_told_without_it(ledger: Path) -> None:
    _erase(ledger)
    (standing,) = Account(ledger).who("Delmar", at=dt.date(2020, 3, 20))

    assert standing.tenure is not None
    assert [side.name for side in standing.tenure.holder] == ["Reds"]


def test_no_word_of_it_is_left_in_the_file(ledger: Path) -> None:
    before = _bytes_on_disk(ledger)

    _erase(ledger)

    assert b"Unmistakable" in before
    assert b"unmistakable" not in _bytes_on_disk(ledger).lower()


def test_the_fact_and_the_hash_stay(ledger: Path) -> None:
    gone = captured("Blues", "03-08", more=MORE)
    _erase(ledger)
    view = LedgerView(connect(ledger))

    assert ("erased", "asked by a person named in it") in [(stage, reason) for _, stage, reason, _ in view.drops()]
    assert Intake(ledger).take(gone.report, lambda _: gone) is Appended.SAME
    with sqlite3.connect(ledger) as connection:
        assert connection.execute(
            "SELECT count(*) FROM reports WHERE hash = ?", [gone.report.text_hash]
        ).fetchone() == (1,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_search_finds_the_others_still(ledger: Path) -> None:
    _erase(ledger)
    view = LedgerView(connect(ledger))

    assert view.search("Unmistakable") == []
    assert view.search("Reds") == ["Gazette-03-05-Reds"]


def test_a_report_that_is_not_there_is_said(ledger: Path) -> None:
    with pytest.raises(UnknownReportError):
        erase(connect(ledger), "none", "asked")


def _bytes_on_disk(ledger: Path) -> bytes:
    return b"".join(path.read_bytes() for path in ledger.parent.glob("erase.db*"))


def test_who_sent_it_and_sent_nothing_else_is_forgotten(ledger: Path) -> None:
    intake = Intake(ledger)
    intake.take_all([captured("Blues", "03-09", outlet="nurse7@aden.example.org")])
    intake.finish()
    intake.close()
    assert b"nurse7" in _bytes_on_disk(ledger)
    erase(connect(ledger), "nurse7@aden.example.org-03-09-Blues", "asked")
    assert not [one for one in LedgerView(connect(ledger)).coverage() if "nurse7" in one.outlet]
    assert [one for one in LedgerView(connect(ledger)).coverage() if one.outlet == "Gazette"]
