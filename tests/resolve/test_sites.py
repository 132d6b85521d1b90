"""Where a claim's event took place: by its own words, by those around them, or nowhere."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.flow import Reader
from whoholds.records import Claim, Kind, Report


def claims(reader: Reader, text: str, kind: Kind) -> list[Claim]:
    """The claims of one kind in a report of these words."""
    report = Report(text, published=dt.date(2017, 3, 9))
    return [claim for claim in reader.read(report).claims if claim.kind is kind]


def test_a_place_that_the_words_name_comes_before_one_of_the_report(reader: Reader) -> None:
    text = "Fighting went on in Juba on Monday.\n\nOn Tuesday rebels captured the town of Bor, officials said."
    (capture,) = claims(reader, text, Kind.CAPTURE)
    assert [ref.name for ref in capture.places[:1]] == ["Bor"]
    assert capture.places[0].span is not None


def test_the_city_is_the_one_named_before_it(reader: Reader) -> None:
    text = "Government troops reached Misrata at dawn. Rebels still held the city in the evening."
    (hold,) = claims(reader, text, Kind.HOLD)
    (place,) = hold.places
    assert (place.name, place.span and place.span.text) == ("Misratah", "the city")


def test_a_place_that_is_only_understood_has_no_words_and_is_less_sure_than_a_named_one(reader: Reader) -> None:
    text = "A car bomb exploded in Baidoa on Friday. At least nine people were killed, police said."
    (bombing,) = claims(reader, text, Kind.BOMBING)
    (death,) = claims(reader, text, Kind.DEATH)
    named, understood = bombing.places[0], death.places[0]
    assert (understood.name, understood.span) == (named.name, None)
    assert (understood.confidence or 0) < (named.confidence or 0)


def test_a_site_without_a_name_lies_in_the_town_where_its_events_are(reader: Reader) -> None:
    text = "Officials in Bamako blamed rebels.\n\nFighters stormed a police station in Gao. They burned the building."
    (looting,) = claims(reader, text, Kind.LOOTING)
    site, town = looting.places
    assert (town.name, site.lat, site.place_id) == ("Gao", town.lat, None)
    assert (site.precision or 0) >= 2


@pytest.mark.parametrize("text", ["The minister condemned the attack.", "The army rejected the peace talks."])
def test_words_without_a_place_in_their_sentence_have_none(reader: Reader, text: str) -> None:
    spoken = claims(reader, f"Shells fell on Goma on Friday.\n\n{text}", Kind.STATEMENT)
    assert [claim.places for claim in spoken] == [()]


def test_the_same_report_places_its_claims_the_same_twice(reader: Reader) -> None:
    text = "Clashes broke out in Marawi and Iligan. The army shelled the lake shore. Dozens of people fled."
    report = Report(text, published=dt.date(2017, 5, 30))
    assert reader.read(report).claims == reader.read(report).claims


def test_a_person_whom_the_report_names_is_no_place_of_it(reader: Reader) -> None:
    text = "Rebel drone kills Bakari Tembo\n\nRebels killed Bakari Tembo, who led the militia, in Beni on Tuesday."
    places = {
        ref.name for claim in reader.read(Report(text, published=dt.date(2024, 3, 9))).claims for ref in claim.places
    }
    assert "Bakari Tembo" not in places


def test_an_attack_told_before_keeps_its_place_though_another_town_is_named_between(reader: Reader) -> None:
    text = (
        "A truck bomb was driven into a barracks in Gao on Tuesday.\n\n"
        "A doctor in Bamako spoke to reporters.\n\nThe attack killed twelve people and wounded thirty."
    )
    (death,) = claims(reader, text, Kind.DEATH)
    assert [ref.name for ref in death.places[-1:]] == ["Gao"]


@pytest.mark.parametrize("who", ["A U.S.", "An Israeli", "A Russian", "A French"])
def test_a_strike_by_a_state_that_fights_abroad_is_nowhere_where_no_place_is_named(reader: Reader, who: str) -> None:
    (strike,) = claims(reader, f"{who} air strike hit the compound on Tuesday, officials said.", Kind.AIR_STRIKE)
    assert all(place.lat is None for place in strike.places)


def test_where_it_names_a_town_of_its_own_the_state_is_a_place_too(reader: Reader) -> None:
    text = "Workers marched in Lyon on Monday.\n\nFrench police arrested 40 people across the country on Tuesday."
    assert {place.country for c in claims(reader, text, Kind.DETENTION) for place in c.places} == {"FR"}
