"""Which of a sentence's times is whose."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.flow import Reader
from whoholds.records import Kind, Report

PUBLISHED = dt.date(2020, 6, 18)


def captured_on(reader: Reader, text: str, place: str) -> dt.date | None:
    """The last day of the capture of a place."""
    claims = reader.read(Report(text, published=PUBLISHED)).claims
    times = [c.when for c in claims if c.kind is Kind.CAPTURE and c.places and c.places[0].name == place]
    return next((when.end for when in times if when), None)


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("The army captured Kassala three days after jets bombed the bridge.", "Kassala", PUBLISHED),
        ("Rebels captured Kassala on 14 June.", "Kassala", dt.date(2020, 6, 14)),
        ("The army captured Kassala, which rebels had shelled on Tuesday.", "Kassala", PUBLISHED),
        ("Rebels captured Kassala on 9 June and Port Sudan on 12 June.", "Kassala", dt.date(2020, 6, 9)),
    ],
)
def test_a_time_belongs_to_the_clause_that_it_stands_in(reader: Reader, text: str, place: str, day: dt.date) -> None:
    assert captured_on(reader, text, place) == day
