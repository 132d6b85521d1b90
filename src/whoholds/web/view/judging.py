"""A person's word on a claim. Every answer here changes the ledger by a new row; nothing is deleted."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, Field

from whoholds.account import Account, Intake
from whoholds.account.judging import NothingCorrectedError, Wording, corrected
from whoholds.ledger.view import OF_ONE_CLAIM, Judgement
from whoholds.records import Claim, Extent, Kind, Status
from whoholds.web.served import Editing
from whoholds.web.view.asking import Json
from whoholds.web.view.claims import judged

router = APIRouter()

Name = Annotated[str, Field(max_length=200)]


class Fields(BaseModel):
    """How a claim should read; what is left out stays as it is."""

    kind: Kind | None = None
    status: Status | None = None
    extent: Extent | None = None
    agent: Name | None = None
    target: Name | None = None
    on: dt.date | None = None


class Verdict(BaseModel):
    """What is said of a claim, and by whom. `undo` goes back to what was said of it before."""

    claim: Name
    verdict: Literal["accept", "reject", "correct", "undo"]
    by: Annotated[str, Field(min_length=1, max_length=200)]
    note: Annotated[str, Field(max_length=2000)] | None = None
    fields: Fields = Fields()


@router.post("/judge")
def judge(served: Editing, verdict: Verdict) -> Json:
    """Take the word into the ledger, tell the places it bears on anew, and answer with all said of the claim."""
    entry = served.account.view.claims([verdict.claim]).get(verdict.claim)
    if entry is None or served.open_intake is None:
        raise HTTPException(404, "this ledger holds no claim of that id")
    with closing(served.open_intake()) as intake:
        _take(intake, served.account, entry.claim, verdict)
        told = intake.finish().told
    return {"told": told, "judgements": judged(served.account, {verdict.claim})}


def _take(intake: Intake, account: Account, claim: Claim, verdict: Verdict) -> None:
    if verdict.verdict == "undo":
        _undo(intake, said_of(account, verdict.claim), verdict)
        return
    fields = verdict.fields
    wording = Wording(fields.kind, fields.status, fields.extent, fields.agent, fields.target, fields.on)
    try:
        read = corrected(claim, wording) if verdict.verdict == "correct" else None
    except NothingCorrectedError as error:
        raise HTTPException(422, str(error)) from error
    intake.writer.judge(verdict.claim, verdict.verdict, judge=verdict.by, note=verdict.note, corrected=read)


def said_of(account: Account, claim_id: str) -> list[Judgement]:
    """What was said of the claim by itself, oldest first."""
    return [one for one in account.view.judgements() if one.claim_id == claim_id and one.verdict in OF_ONE_CLAIM]


def _undo(intake: Intake, said: list[Judgement], verdict: Verdict) -> None:
    """Say again what was said before the last word; a claim that nobody judged before counts, as at first.

    A corrected claim is rejected when its correction is undone: it stays in the ledger, and counts no longer.
    """
    if not said:
        raise HTTPException(422, "nobody has judged this claim")
    last, before = said[-1], said[-2] if len(said) > 1 else None
    note = f"undoes {last.verdict} of {last.judged_at}"
    again = "reject" if before is not None and before.verdict != "accept" else "accept"
    intake.writer.judge(verdict.claim, again, judge=verdict.by, note=note)
    if last.corrected_id:
        intake.writer.judge(last.corrected_id, "reject", judge=verdict.by, note=note)
