"""Asked for sure claims only, all is answered as if the others had not been read."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

import whoholds
from tests.ledger.conftest import DELMAR, Reading, captured
from whoholds.account import Account, Intake, chronicle
from whoholds.account.chronicle import Span
from whoholds.account.selection import Selection
from whoholds.cli.main import main
from whoholds.flow import Reading as Read
from whoholds.records.asked import Asked
from whoholds.web import Served, create_app

DAY = dt.date(2020, 3, 20)
ASKING = (
    ("who", "Delmar", "--at", "2020-03-20"),
    ("picture", "--at", "2020-03-20"),
    ("events",),
    ("tolls",),
    ("disputes",),
)


def sure(reading: Reading, confidence: float) -> Reading:
    claims = tuple(replace(claim, confidence=confidence) for claim in reading.claims)
    return replace(reading, claims=claims)


def ledger_of(path: Path, *readings: Reading) -> Path:
    with closing(Intake(path)) as intake:
        intake.take_all(readings)
        intake.finish()
    return path


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Reds took Delmar, surely; then the Blues, says a claim that is doubtful."""
    path = tmp_path_factory.mktemp("surer") / "both.db"
    return ledger_of(path, sure(captured("Reds", "03-05"), 0.9), sure(captured("Blues", "03-08"), 0.4))


@pytest.fixture(scope="module")
def only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same ledger without the doubtful claim."""
    doubtful = replace(captured("Blues", "03-08"), claims=())
    return ledger_of(tmp_path_factory.mktemp("surer") / "only.db", sure(captured("Reds", "03-05"), 0.9), doubtful)


@pytest.fixture
def account(ledger: Path) -> Iterator[Account]:
    with closing(Account(ledger)) as opened:
        yield opened


def asked(path: Path, *command: str) -> object:
    told = CliRunner().invoke(main, [*command, "--format", "json", "--ledger", str(path)], catch_exceptions=False)
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


@pytest.mark.parametrize("command", ASKING, ids=lambda command: command[0])
def test_a_doubtful_claim_bears_on_no_answer(command: tuple[str, ...], ledger: Path, only: Path) -> None:
    assert asked(ledger, *command, "--min-confidence", "0.8") == asked(only, *command)


def test_without_it_all_claims_count(ledger: Path, only: Path) -> None:
    assert asked(ledger, *ASKING[0]) != asked(only, *ASKING[0])
    assert asked(ledger, *ASKING[0], "--min-confidence", "0.4") == asked(ledger, *ASKING[0])


def test_a_brief_and_an_export_leave_it_out(ledger: Path, tmp_path: Path) -> None:
    brief = ("brief", "--from", "2020-03-01", "--to", "2020-03-20", "--ledger", str(ledger))
    told = [CliRunner().invoke(main, [*brief, *more]).output for more in ((), ("--min-confidence", "0.8"))]
    assert ["Blues" in one for one in told] == [True, False]
    out = tmp_path / "claims.jsonl"
    asking = (
        "export",
        "jsonl",
        "--layer",
        "claims",
        "-o",
        str(out),
        "--min-confidence",
        "0.8",
        "--ledger",
        str(ledger),
    )
    assert CliRunner().invoke(main, asking).exit_code == 0
    assert "Blues" not in out.read_text("utf-8")


def test_the_api_and_the_page_leave_it_out(account: Account) -> None:
    client = TestClient(create_app(Served(account)), base_url="http://127.0.0.1")
    items = "/api/collections/{}/items?min-confidence=0.8"
    for name in ("claims", "events", "control"):
        assert "Blues" not in client.get(items.format(name)).text
        assert "Reds" in client.get(items.format(name)).text
    floored = TestClient(create_app(Served(account.surer(0.8))), base_url="http://127.0.0.1")
    for path in ("/view/claims", "/view/control", "/view/events", "/view/report?id=Gazette-03-08-Blues"):
        names = json.dumps(floored.get(path).json().get("claims", "") if "report" in path else floored.get(path).json())
        assert "Blues" not in names, path
    assert "Blues" in client.get("/view/control").text


@pytest.mark.parametrize("chance", ["-0.1", "1.1", "much", "nan", ""])
def test_what_is_no_chance_is_refused(account: Account, chance: str) -> None:
    client = TestClient(create_app(Served(account)), base_url="http://127.0.0.1")
    assert client.get("/api/collections/claims/items", params={"min-confidence": chance}).status_code == 400


def test_python_answers_so_too(ledger: Path) -> None:
    with closing(whoholds.open(ledger, least=0.8)) as opened:
        (standing,) = opened.who("Delmar", at=DAY)
        assert standing.tenure is not None
        assert [side.name for side in standing.tenure.holder] == ["Reds"]
        assert len(opened.claims()) == 1


def test_a_reading_lists_what_is_left_out(ledger: Path) -> None:
    reading = sure(captured("Blues", "03-08"), 0.4)
    read = Read(reading.report, reading.blocks, (), reading.places, reading.claims)
    assert read.surer(0.4) == read
    assert [drop.span for drop in read.surer(0.5).drops] == [reading.claims[0].cue]
    assert read.surer(0.5).claims == ()


@given(least=st.floats(0, 1), other=st.floats(0, 1))
def test_the_higher_of_two_bounds_holds(ledger: Path, least: float, other: float) -> None:
    with closing(Account(ledger)) as account:
        twice = account.surer(least).surer(other)
        assert twice.least == max(least, other)
        kept = [entry.claim.confidence for _, entry in Selection(twice, Asked()).entries()]
        assert kept == [value for value in (0.9, 0.4) if value >= max(least, other)]


def test_a_happening_is_made_of_sure_claims_only(account: Account) -> None:
    found = chronicle.events(account.surer(0.8), Span())
    assert {entry.claim.confidence for event in found for entry in event.entries} == {0.9}
    assert DELMAR.name in {event.place.name for event in found if event.place}
