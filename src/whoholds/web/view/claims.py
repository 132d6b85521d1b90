"""Claims by what they say, and reports with the claims marked in their text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query

from whoholds.account import Account
from whoholds.account.chronicle import EARLIEST, LATEST
from whoholds.ledger.browse import Browser
from whoholds.ledger.sift import Sieve, sift
from whoholds.records import Block, Drop, Kind, Status
from whoholds.records.control import Basis
from whoholds.web.served import Asked, Served
from whoholds.web.view.asking import Json, Stretch, judgement_object, words_of
from whoholds.web.view.control import tenures

router = APIRouter()

MOST = 200
"""Claims in one answer."""
FARTHEST = 10_000_000
"""How far into the claims a page may begin."""
REPORTS = 20
"""Reports in one answer."""
LONGEST = 200
"""Characters of a condition."""

Words = Annotated[str, Query(max_length=LONGEST)]
Many = Annotated[list[str], Query(max_length=MOST)]


def _named(words: Words = "", actor: Words = "", place: Words = "", source: Words = "") -> Sieve:
    return Sieve(words=words, actor=actor.strip(), place=place.strip(), source=source.strip())


def _sorted(
    named: Annotated[Sieve, Depends(_named)],
    kind: Annotated[list[Kind], Query(default_factory=list)],
    status: Annotated[list[Status], Query(default_factory=list)],
    claim: Annotated[list[str], Query(default_factory=list, max_length=MOST)],
) -> Sieve:
    return replace(named, kinds=tuple(kind), statuses=tuple(status), ids=frozenset(claim) if claim else None)


@router.get("/claims")
def claims(
    served: Asked,
    stretch: Stretch,
    wanted: Annotated[Sieve, Depends(_sorted)],
    basis: Basis | None = None,
    offset: Annotated[int, Query(ge=0, le=FARTHEST)] = 0,
) -> Json:
    """A page of the claims that fulfil all conditions, newest first, with what people judged of them.

    `basis` asks for claims on which a tenure of that basis rests, or that stand against it.
    """
    sieve = replace(
        wanted,
        country=stretch.country,
        first=stretch.first if stretch.first > EARLIEST else None,
        last=stretch.last if stretch.last < LATEST else None,
        as_known=stretch.as_known,
        least=served.account.least,
    )
    if basis:
        sieve = replace(sieve, ids=_behind(served, sieve, basis))
    found = sift(served.account.view.engine, sieve, limit=MOST + 1, offset=offset)
    shown = [served.account.outlets.label(entry) for entry in found[:MOST]]
    return {
        "claims": [words_of(entry) for entry in shown],
        "judgements": judged(served.account, {entry.id for entry in shown}),
        "more": len(found) > MOST,
        "reports": _titles(served.account, sieve.words) if sieve.words.strip() and not offset else [],
    }


@router.get("/judgements")
def judgements(served: Asked, claim: Many) -> list[Json]:
    """What people said of these claims."""
    return judged(served.account, set(claim))


@router.get("/report")
def report(served: Asked, id: str) -> Json:  # noqa: A002 - the parameter's name in the address
    """A report: its text, its blocks, the claims read in it with their offsets, and what was left out."""
    filed = Browser(served.account.view.engine).report(id)
    if filed is None:
        raise HTTPException(404, "this ledger holds no report of that id")
    entries = [served.account.outlets.label(entry) for entry in filed.entries if served.account.is_sure(entry)]
    return {
        "id": filed.report.id,
        "title": filed.report.title,
        "outlet": filed.report.source,
        "url": filed.report.url,
        "published": filed.report.published.isoformat() if filed.report.published else None,
        "version": filed.version,
        "known": filed.known.isoformat(),
        "text": filed.report.text,
        "blocks": [_block(block) for block in filed.blocks],
        "claims": list(map(words_of, entries)),
        "judgements": judged(served.account, {entry.id for entry in entries}),
        "drops": [_drop(drop) for drop in filed.drops],
    }


def _titles(account: Account, words: str) -> list[Json]:
    """The reports that hold the words, best first."""
    return [
        {
            "id": one.id,
            "title": one.title,
            "outlet": one.source,
            "published": one.published.isoformat() if one.published else None,
        }
        for one in Browser(account.view.engine).titles(account.view.search(words, limit=REPORTS))
    ]


def judged(account: Account, ids: set[str]) -> list[Json]:
    """What people said of these claims, in the order in which they did."""
    return [judgement_object(one) for one in account.view.judgements() if one.claim_id in ids]


def _behind(served: Served, sieve: Sieve, basis: Basis) -> frozenset[str]:
    first, last = sieve.first or dt.date.min, sieve.last or dt.date.max
    found = {
        key
        for _, _, tenure in tenures(served, sieve.country, sieve.as_known)
        if tenure.basis is basis and tenure.since <= last and (tenure.until is None or tenure.until > first)
        for key in (*tenure.supporting, *tenure.opposing)
    }
    return frozenset(found if sieve.ids is None else found & sieve.ids)


def _block(block: Block) -> Json:
    return {
        "kind": block.kind,
        "start": block.span.start,
        "end": block.span.end,
        "date": block.date.isoformat() if block.date else None,
        "author": block.author.text if block.author else None,
        "handle": block.handle,
    }


def _drop(drop: Drop) -> Json:
    return {
        "stage": drop.stage,
        "reason": drop.reason,
        "detail": drop.detail,
        "start": drop.span.start if drop.span else None,
        "end": drop.span.end if drop.span else None,
    }
