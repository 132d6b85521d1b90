"""What the page is told agrees with what the ledger answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from whoholds.account import Account, Outlets
from whoholds.web import Served, create_app
from whoholds.web.then import Then

FIRST = dt.date(2021, 8, 6)


@pytest.fixture
def account(sample_ledger: Path) -> Iterator[Account]:
    opened = Account(sample_ledger, outlets=Outlets())
    yield opened
    opened.close()


@pytest.fixture
def ask(account: Account) -> Any:
    client = TestClient(create_app(Served(account)), base_url="http://127.0.0.1")

    def answer(path: str, **question: Any) -> Any:
        found = client.get(f"/view/{path}", params=question)
        assert found.status_code == 200, found.text
        return found.json()

    return answer


@pytest.mark.parametrize("as_known", [None, dt.date(2021, 8, 9)])
def test_the_tenures_told_at_once_give_the_picture_of_each_day(account: Account, ask: Any, as_known: Any) -> None:
    told = ask("control", country="AF", **({"as_known": as_known} if as_known else {}))
    for number in range(10):
        day = FIRST + dt.timedelta(days=number)
        at = (day - dt.date(1970, 1, 1)).days
        shown = {
            (told["places"][row[0]]["key"], row[3], row[7], tuple(told["sides"][side][0] for side in row[4]))
            for row in told["tenures"]
            if row[1] <= at and (row[2] is None or at < row[2])
        }
        picture = account.picture(at=day, as_known=as_known, country="AF", words=False)
        assert shown == {
            (one.key, one.tenure.state.value, one.tenure.basis.value, tuple(side.name for side in one.tenure.holder))
            for one in picture
            if one.tenure
        }


def test_stepping_through_what_was_known_answers_as_if_each_day_were_asked_alone(account: Account, ask: Any) -> None:
    then = Then()
    for number in (9, 3, 0, 4, 5, 3, 9):
        day = FIRST + dt.timedelta(days=number)
        stepped, alone = (one.tenures(account, "AF", day) for one in (then, Then()))
        assert stepped == alone
        assert {key: tenure for key, _, tenure in alone if tenure.covers(day)} == {
            one.key: one.tenure for one in account.picture(at=day, as_known=day, country="AF", words=False)
        }


def test_the_bars_count_reports_and_claims_of_the_day(account: Account, ask: Any) -> None:
    days = ask("days", country="AF")
    assert sum(days["reports"].values()) == 16
    assert days["reports"]["2021-08-12"] == 3
    assert ask("days", as_known="2021-08-07")["reports"] == {"2021-08-06": 1, "2021-08-07": 1}


def test_a_report_comes_with_offsets_into_its_own_text(ask: Any) -> None:
    report = ask("report", id="sample-2021-08-08-kunduz")
    assert report["claims"]
    for claim in report["claims"]:
        cue = claim["cue"]
        assert report["text"][cue["start"] : cue["end"]] == cue["text"]
    assert report["blocks"][0]["kind"] == "headline"


def days_of(claim: dict[str, Any]) -> tuple[str, str]:
    """A claim's first and last day; its report's where it has none."""
    when = claim["when"]
    return (when["start"], when["end"]) if when else (claim["published"], claim["published"])


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"kind": ["capture"]}, lambda claim: claim["kind"] == "capture"),
        ({"status": ["denied"]}, lambda claim: claim["status"] == "denied"),
        ({"words": "airport"}, lambda claim: "airport" in str(claim).lower()),
        (
            {"actor": "TALIBAN"},
            lambda claim: "taliban" in str(claim["agent"] + claim["target"] + [claim["source"]]).lower(),
        ),
        ({"place": "Kunduz"}, lambda claim: "kunduz" in str(claim["place"]).lower()),
        ({"source": "Demo Wire"}, lambda claim: claim["outlet"] == "Demo Wire"),
        ({"first": "2021-08-14"}, lambda claim: days_of(claim)[1] >= "2021-08-14"),
        (
            {"last": "2021-08-07"},
            lambda claim: days_of(claim)[0] <= "2021-08-07",
        ),
    ],
)
def test_claims_found_fulfil_the_condition(ask: Any, condition: dict[str, Any], holds: Any) -> None:
    found = ask("claims", **condition)["claims"]
    assert found
    assert all(map(holds, found))
    assert len(found) < len(ask("claims")["claims"])


def test_wildcards_in_a_condition_stand_for_themselves(ask: Any) -> None:
    assert not ask("claims", actor="%")["claims"]
    assert not ask("claims", actor="_aliban")["claims"]
    assert not ask("claims", words="kund*")["claims"]


def test_claims_behind_a_basis_are_those_of_its_tenures(account: Account, ask: Any) -> None:
    disputed = {claim["claim_id"] for claim in ask("claims", basis="disputed")["claims"]}
    standings = [
        one for one in account.picture(at=dt.date(2021, 8, 8)) if one.tenure and one.tenure.basis == "disputed"
    ]
    assert standings
    assert {entry.id for one in standings for entry in one.opposing} <= disputed


def test_what_is_asked_wrongly_is_refused_in_words(account: Account) -> None:
    client = TestClient(create_app(Served(account)), base_url="http://127.0.0.1")
    for path in (
        "events?first=tomorrow",
        "events?first=2021-02-02&last=2021-01-01",
        "control?country=AFG",
        "claims?kind=x",
    ):
        assert client.get(f"/view/{path}").status_code == 422
    assert client.get("/view/report?id=none").json()["detail"] == "this ledger holds no report of that id"
    assert client.get("/view/boundaries").status_code == 404
