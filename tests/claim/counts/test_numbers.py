"""Numbers in text: what they are, and what counts nothing."""

import pytest

from whoholds.claim.counts import find_articles, find_numbers, read_number

NUMBERS = [
    ("54 fighters", 54, 54),
    ("1,200 troops", 1200, 1200),
    ("20 000 people", 20000, 20000),
    ("2 500 people", 2500, 2500),
    ("1.5 million people", 1500000, 1500000),
    ("some 2.5m refugees", 2500000, 2500000),
    ("10k men", 10000, 10000),
    ("nine", 9, 9),
    ("twenty-three", 23, 23),
    ("two hundred and fifty", 250, 250),
    ("a dozen", 12, 12),
    ("half a dozen", 6, 6),
    ("half a million", 500000, 500000),
    ("a hundred", 100, 100),
    ("a couple of shells", 2, 2),
    ("a couple thousand", 2000, 2000),
    ("twin blasts", 2, 2),
    ("dozens", 24, None),
    ("scores of villagers", 40, None),
    ("hundreds", 200, None),
    ("several hundred", 200, None),
    ("a few dozen", 24, None),
    ("thousands", 2000, None),
    ("a few thousand", 2000, None),
    ("tens of thousands", 20000, None),
    ("hundreds of thousands", 200000, None),
    ("millions", 2000000, None),
    ("at least nine", 9, None),
    ("more than 50", 50, None),
    ("well over 300", 300, None),
    ("no fewer than 12", 12, None),
    ("upwards of 40", 40, None),
    ("60 or more", 60, None),
    ("100+ rockets", 100, None),
    ("up to 180", None, 180),
    ("no more than 20", None, 20),
    ("fewer than 10,000", None, 10000),
    ("as many as 131", 131, 131),
    ("nearly 30", 30, 30),
    ("about 5,000", 5000, 5000),
    ("an estimated 700", 700, 700),
    ("between 20 and 30", 20, 30),
    ("20-30 people", 20, 30),
    ("150–200", 150, 200),
    ("two or three", 2, 3),
    ("two to three thousand", 2000, 3000),
    ("between 35 and more than 40", 35, None),
    ("nine of the 10 districts", 9, 9),
    ("two out of six", 2, 2),
    ("half of the 12,000-strong corps", 6000, 6000),
    ("a 2000-strong force", 2000, 2000),
    ("about 2000 fighters", 2000, 2000),
    ("in the district 12 people", 12, 12),
    ("a nurse", 1, 1),
    ("an elderly farmer", 1, 1),
    ("another of their fighters", 1, 1),
]


@pytest.mark.parametrize(("text", "low", "high"), NUMBERS)
def test_a_number_is_read_with_its_bounds(text: str, low: int | None, high: int | None) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.low, number.high) == (low, high)


NOTHING = [
    "several villages",
    "many people",
    "a few shells",
    "a handful of men",
    "a 25-year-old",
    "aged 34",
    "Rosa Diaz, 41, said so",
    "$5 million",
    "€300",
    "30 km away",
    "20 to 30 kilometres",
    "an 82-mm mortar",
    "40 percent",
    "in 2015",
    "the 2014 offensive",
    "on 14-15 June",
    "May 5",
    "at 7:30 am",
    "for three weeks",
    "two-thirds of the town",
    "half of the city",
    "Resolution 2254",
    "Flight 17",
    "an M-16 rifle",
    "a Su-25",
    "the 93rd Brigade",
    "Brigade 93",
    "Covid-19",
    "District 9",
    "on July 10, 2016 attacks grew",
    "3.5 magnitude",
    "24/7",
    "no one",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing_is_refused(text: str) -> None:
    assert read_number(text) is None


def test_a_part_keeps_its_whole() -> None:
    (found,) = find_numbers("They hold three of the five hills.")
    assert found.whole is not None
    assert (found.number.low, found.whole.low) == (3, 5)


def test_every_number_of_a_sentence_is_found_with_its_bounding_words() -> None:
    text = "At least 12 people died and more than 30 were hurt when two shells hit a queue of dozens."
    found = [(text[n.start : n.end], n.number.low, n.number.high) for n in find_numbers(text)]
    assert found == [("At least 12", 12, None), ("more than 30", 30, None), ("two", 2, 2), ("dozens", 24, None)]


def test_a_day_beside_a_number_is_told_from_it() -> None:
    text = "On 5 May 50 men crossed, and on 7 May 30 came back."
    assert [n.number.low for n in find_numbers(text)] == [50, 30]


def test_an_article_counts_persons_only_and_is_not_certain() -> None:
    text = "A shepherd boy and an officer met a truck."
    found = find_articles(text)
    assert [text[n.start : n.end] for n in found] == ["A", "an"]
    assert not any(n.certain for n in found)
