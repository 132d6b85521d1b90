"""A claim as one flat row: a cell a fact, nothing nested."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.export.claim_row import claim_row, count_words
from whoholds.records import ActorRef, BlockKind, Claim, Count, Counted, Kind, PlaceRef, PlaceType, Span, When

CUE = Span(0, 7, "shelled")
SPARSE = Claim("r", Kind.SHELLING, CUE, CUE, BlockKind.PARAGRAPH)
FULL = Claim(
    "r",
    Kind.SHELLING,
    CUE,
    CUE,
    BlockKind.PARAGRAPH,
    agents=(ActorRef(None, "rebels", side="rebel"), ActorRef(None, "a militia", side="militia")),
    places=(PlaceRef(None, "Delmar", PlaceType.CITY, "XX", "Norland", 1.5, 2.5, "geonames:1", 1),),
    when=When(None, dt.date(2023, 1, 1), dt.date(2023, 1, 2), 2),
)


def test_several_of_a_sort_are_parted_by_semicolons() -> None:
    assert claim_row(FULL)["agent"] == "rebels; a militia"


def test_the_first_place_is_on_the_map_and_both_days_are_told() -> None:
    row = claim_row(FULL)

    assert (row["country"], row["lat"], row["lon"], row["where_prec"]) == ("XX", 1.5, 2.5, 1)
    assert (row["start"], row["end"]) == ("2023-01-01", "2023-01-02")


def test_a_row_has_the_same_cells_whatever_the_claim_tells_and_nothing_nested() -> None:
    assert list(claim_row(SPARSE)) == list(claim_row(FULL))
    assert {type(cell) for row in (SPARSE, FULL) for cell in claim_row(row).values()} <= {str, int, float, type(None)}


def test_a_row_has_the_codes() -> None:
    assert claim_row(FULL)["acled_sub_event_type"] == "Shelling/artillery/missile attack"


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (12, 12, None, "killed 12"),
        (40, None, None, "killed 40-"),
        (20, 30, "families", "killed 20-30 families"),
        (None, 5, None, "killed -5"),
    ],
)
def test_a_count_keeps_its_bounds(low: int | None, high: int | None, unit: str | None, words: str) -> None:
    assert count_words(Count(Counted.KILLED, low, high, Span(0, 1, "x"), unit)) == words
