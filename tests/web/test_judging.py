"""A person's word by way of the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from whoholds.account import Account, Intake
from whoholds.cli.asking import open_kin
from whoholds.web import Served, create_app
from whoholds.web.served import TOKEN_HEADER

TOKEN = "a token of this test"
DAY = dt.date(2021, 8, 7)
"""Both that Sheberghan fell and that it didn't was said on this day."""


@pytest.fixture
def account(own_ledger: Path) -> Iterator[Account]:
    with closing(Account(own_ledger, kin=open_kin)) as opened:
        yield opened


@pytest.fixture
def client(account: Account, own_ledger: Path) -> TestClient:
    served = Served(account, token=TOKEN, open_intake=lambda: Intake(own_ledger, kin=open_kin()))
    return TestClient(create_app(served), base_url="http://127.0.0.1")


def sheberghan(account: Account) -> Any:
    return next(one for one in account.who("Sheberghan", at=DAY) if one.place.type == "city")


def judge(client: TestClient, claim: str, verdict: str, **more: Any) -> Any:
    said = {"claim": claim, "verdict": verdict, "by": "Ada", **more}
    return client.post("/view/judge", json=said, headers={TOKEN_HEADER: TOKEN})


def test_a_rejected_claim_counts_no_more_and_counts_again_when_that_is_undone(client: Any, account: Account) -> None:
    before = sheberghan(account)
    assert before.tenure.basis == "disputed"
    for entry in before.opposing:
        answer = judge(client, entry.id, "reject", note="not what the ministry said")
        assert answer.json()["judgements"][-1]["judge"] == "Ada"
    assert sheberghan(account).tenure.basis != "disputed"
    for entry in before.opposing:
        judge(client, entry.id, "undo")
    assert sheberghan(account).tenure == before.tenure


def test_a_correction_is_a_new_claim_and_undoing_it_rejects_that_one(client: Any, account: Account) -> None:
    before = sheberghan(account)
    denial = before.opposing[0].id
    answer = judge(client, denial, "correct", fields={"status": "asserted"})
    new = answer.json()["judgements"][-1]["corrected_id"]
    assert denial not in {entry.id for entry in sheberghan(account).opposing}
    judge(client, denial, "undo")
    assert sheberghan(account).tenure == before.tenure
    assert account.view.claims([new])[new].claim.found_by == "a person", "nothing is deleted"


def test_a_correction_may_be_made_again_after_it_was_undone(client: Any, account: Account) -> None:
    denial = sheberghan(account).opposing[0].id
    for verdict in ("correct", "undo", "correct"):
        assert judge(client, denial, verdict, fields={"status": "hypothetical"}).status_code == 200
    assert denial not in {entry.id for entry in sheberghan(account).opposing}


def test_who_and_when_are_kept(client: Any, account: Account) -> None:
    claim = sheberghan(account).opposing[0].id
    judge(client, claim, "accept")
    kept = account.view.judgements()[-1]
    assert (kept.judge, kept.verdict) == ("Ada", "accept")
    assert kept.judged_at.startswith(dt.datetime.now(dt.UTC).date().isoformat())


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x"])
def test_without_the_token_nothing_changes(client: Any, account: Account, token: str) -> None:
    claim = sheberghan(account).opposing[0].id
    said = {"claim": claim, "verdict": "reject", "by": "Eve"}
    assert client.post("/view/judge", json=said, headers={TOKEN_HEADER: token}).status_code == 401
    assert not account.view.judgements()


def test_a_server_that_only_reads_takes_no_word(account: Account) -> None:
    client = TestClient(create_app(Served(account)), base_url="http://127.0.0.1")
    assert judge(client, sheberghan(account).opposing[0].id, "reject").status_code == 403


def test_a_word_that_says_nothing_is_refused(client: Any, account: Account) -> None:
    claim = sheberghan(account).opposing[0].id
    assert judge(client, "no such claim", "reject").status_code == 404
    assert judge(client, claim, "undo").status_code == 422
    assert judge(client, claim, "correct").status_code == 422
    assert judge(client, claim, "correct", fields={"status": "denied"}).status_code == 422
    assert judge(client, claim, "reject", by="").status_code == 422
    assert not account.view.judgements()
