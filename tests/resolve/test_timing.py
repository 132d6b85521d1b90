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


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Rebels captured Kassala on 9 June and would leave Kassala by 30 June, they said.", Kind.WITHDRAW, (30, 30)),
        ("The army repelled them at Kassala and will seize Gedaref within days.", Kind.BATTLE, (16, 18)),
        ("The militia threatened to shell Kassala unless the army left by Friday.", Kind.STATEMENT, (16, 18)),
        ("If the militia captures Kassala by Sunday, many will flee.", Kind.CAPTURE, (21, 21)),
        ("On 9 June the army said it had captured Kassala after three days of clashes.", Kind.CAPTURE, (9, 9)),
    ],
)
def test_what_is_to_come_and_how_long_it_took_date_nothing_else(
    reader: Reader, text: str, kind: Kind, day: tuple[int, int]
) -> None:
    claims = reader.read(Report(text, published=PUBLISHED)).claims
    assert {(c.when.start.day, c.when.end.day) for c in claims if c.kind is kind and c.when} == {day}


def test_the_day_of_what_is_said_comes_before_that_of_saying_it(reader: Reader) -> None:
    text = (
        "Gunmen stormed the town of Kassala before dawn on Tuesday, killing at least 70 people, among them 10 women "
        "and three infants, and setting fire to 45 houses and 34 vehicles, "
        "the UN human rights office said on Wednesday."
    )
    claims = reader.read(Report(text, published=PUBLISHED)).claims
    assert {c.when.end.day for c in claims if c.when} == {16}


LISTED = "Rebel forces liberated Kassala on June 9, Gedaref on June 12, and Atbara and Port Sudan on June 14."


@pytest.mark.parametrize(("place", "day"), [("Kassala", 9), ("Port Sudan", 14), ("Atbara", 14)])
def test_each_place_of_a_list_has_the_time_that_follows_it(reader: Reader, place: str, day: int) -> None:
    claims = reader.read(Report(LISTED, published=PUBLISHED)).claims
    days = {
        c.places[0].span.text: c.when.end.day for c in claims if c.places and c.places[0].span and c.when is not None
    }
    assert days[place] == day


def test_how_long_it_was_held_does_not_date_it(reader: Reader) -> None:
    text = "On 8 April 2020 they met. The rebels took over Kassala for a few hours in June before being driven out."
    found = captured_on(reader, text, "Kassala")
    assert found is not None
    assert found.month == 6


CHRONICLE = """The Battle of Kassala was a battle of the war in Sudan that began on 3 March 2012.

The battle
On 5 March 2012, rebels captured Gedaref.

Capture of Kassala
On 9 March, rebels captured Kassala.

Aftermath
The army recaptured Kassala."""


def test_a_heading_and_what_it_opens_have_no_date_from_the_section_before(reader: Reader) -> None:
    claims = reader.read(Report(CHRONICLE, published=PUBLISHED, title="Battle of Kassala")).claims
    times = [(c.quote.text, c.when) for c in claims if c.kind is Kind.CAPTURE]
    assert [when for words, when in times if words.startswith("Capture of")] in ([], [None])
    assert [when for words, when in times if "recaptured" in words] == [None]
    assert [when.start for words, when in times if when and "On 9 March" in words] == [dt.date(2012, 3, 9)]
