"""`POST /read`: text in, claims out, nothing stored."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from whoholds.export.claim_json import claim_object, place_object, span_object
from whoholds.flow import Reader, Reading
from whoholds.records import Drop, Report

LONGEST = 200_000
"""Characters of a text."""
Json = dict[str, Any]
Short = Annotated[str, StringConstraints(max_length=2000)]

router = APIRouter()


class ReadRequest(BaseModel):
    """A report to read."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)] = Field(description="the report's text")
    published: dt.date | None = Field(None, description="its day of publication, from which “on Sunday” counts")
    id: Short = Field("", description="its id; a hash of the text without one")
    title: Short | None = Field(None, description="its title")
    source: Short | None = Field(None, description="who printed it")
    url: Short | None = Field(None, description="where it was found")
    min_confidence: float = Field(0, ge=0, le=1, description="the least chance of being right that a claim has")


class OneReader:
    """A reader that is opened when the first text comes, and reads one at a time."""

    def __init__(self, open_reader: Callable[[], Reader] = Reader.open) -> None:
        self._open = open_reader
        self._reader: Reader | None = None
        self._lock = threading.Lock()

    def read(self, report: Report) -> Reading:
        """The claims of a report."""
        with self._lock:
            self._reader = self._reader or self._open()
            return self._reader.read(report)


@router.post("/read", operation_id="read", summary="Read a text: claims out, nothing stored")
def read(body: ReadRequest, request: Request) -> Json:
    """The claims of a text as `whoholds read --format jsonl` prints them, its places, and what was passed over."""
    if any("\ud800" <= char <= "\udfff" for char in body.text):
        raise HTTPException(422, "text: holds half a character (a lone surrogate)")
    report = Report(body.text, body.id, body.published, body.title, body.source, body.url)
    reader: OneReader = request.app.state.reader
    reading = reader.read(report).surer(body.min_confidence)
    return {
        "report_id": report.id,
        "published": report.published.isoformat() if report.published else None,
        "claims": [claim_object(claim) for claim in reading.claims],
        "places": [place_object(place) for place in reading.places],
        "left_out": [_drop(drop) for drop in reading.drops],
    }


def _drop(drop: Drop) -> Json:
    return {"stage": drop.stage, "reason": drop.reason, "detail": drop.detail, "span": span_object(drop.span)}
