"""What is taken, held or surrounded: the thing named as such, not the town that is named beside it."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.flow import Reader
from whoholds.records import Claim, Kind, PlaceType, Report

PUBLISHED = dt.date(2020, 6, 18)


def captures(reader: Reader, text: str) -> list[Claim]:
    return [c for c in reader.read(Report(text, published=PUBLISHED)).claims if c.kind is Kind.CAPTURE]


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on in Kassala. On 14 June the army seized two hills.",
        "Fighting went on in Kassala. On 14 June the army cleared the road.",
    ],
)
def test_hills_and_roads_are_not_the_town_beside_them(reader: Reader, text: str) -> None:
    for claim in captures(reader, text):
        assert claim.places[:1] == () or claim.places[0].type is not PlaceType.CITY


def test_a_named_object_is_what_is_taken_though_the_gazetteer_lacks_it(reader: Reader) -> None:
    text = "The army launched an offensive in the countryside of Kassala, capturing the Quzul Airbase on 12 June."

    assert [c.places[0].name for c in captures(reader, text) if c.places] == ["Quzul Airbase"]


def test_the_base_is_the_airbase_told_of_by_name(reader: Reader) -> None:
    text = "Rebels attacked the Quzul Airbase on 9 June. On 12 June, rebels captured the airbase."
    last = captures(reader, text)[-1]

    assert last.places[0].name == "Quzul Airbase"


def test_a_district_after_a_comma_only_tells_where_the_town_lies(reader: Reader) -> None:
    text = "On 12 June, Ukrainian forces liberated Verbivka, Balakliia Raion, Kharkiv Oblast."

    assert {c.places[0].name for c in captures(reader, text)} == {"Verbivka"}
