"""What requests ask for, each a typed parameter, and how an answer's records become JSON."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Query

from whoholds.account.chronicle import EARLIEST, LATEST, Span
from whoholds.export.families import family_of
from whoholds.export.picture_json import entry_object
from whoholds.export.wording import standing_of_voice
from whoholds.ledger.view import Judgement
from whoholds.picture.voices import speaker_words
from whoholds.records.entries import Entry

Json = dict[str, Any]
Country = Annotated[str | None, Query(pattern="^[A-Za-z]{2}$", description="ISO 3166-1 alpha-2")]
Day = Annotated[dt.date | None, Query()]


def _span(first: Day = None, last: Day = None, country: Country = None, as_known: Day = None) -> Span:
    if first and last and last < first:
        raise HTTPException(422, f"the last day, {last}, lies before the first, {first}")
    return Span(first or EARLIEST, last or LATEST, country.upper() if country else None, as_known)


Stretch = Annotated[Span, Depends(_span)]
"""`first`, `last`, `country` and `as_known`."""


def words_of(entry: Entry) -> Json:
    """A claim with who printed it, who says so, and how that voice stands to what it says."""
    claim = entry.claim
    return {
        **entry_object(entry),
        "claim_id": entry.id,
        "family": family_of(claim.kind),
        "voice": standing_of_voice(claim),
        "speaker": speaker_words(claim.source) if claim.source else None,
    }


def judgement_object(judgement: Judgement) -> Json:
    """A person's word on a claim."""
    return {
        "claim_id": judgement.claim_id,
        "verdict": judgement.verdict,
        "judge": judgement.judge,
        "note": judgement.note,
        "judged_at": judgement.judged_at,
        "corrected_id": judgement.corrected_id,
    }
