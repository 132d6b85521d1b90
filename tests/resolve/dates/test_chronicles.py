"""What tells a text that looks back from news, and what its words without a date count from."""

import datetime as dt

import pytest

from whoholds.resolve.dates import find_times, timeline
from whoholds.resolve.dates.chronicle import tells_what_it_was

PUBLISHED = dt.date(2023, 8, 20)


@pytest.mark.parametrize(
    "opening",
    [
        "The Battle of Juba was a battle of the South Sudanese war.",
        "The second siege of Taiz (2018) was part of the war in Yemen.",
        "The Tigray border campaign began in November 2020.",
    ],
)
def test_a_text_that_says_what_a_battle_was_looks_back(opening: str) -> None:
    assert tells_what_it_was(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "The army was in control of Juba on Friday.",
        "Rebels said the offensive was over.",
        "The minister was a guest of the king.",
    ],
)
def test_a_report_of_news_does_not_open_so(opening: str) -> None:
    assert not tells_what_it_was(opening)


def test_a_text_that_looks_back_may_count_from_its_own_days() -> None:
    text = "On 3 May 2016 the hill fell. They had lost two villages the previous day. On Thursday they left."
    opening = "The Battle of Juba was a battle of the war."
    read = timeline(find_times(text), published=PUBLISHED, title="Battle of Juba", opening=opening)
    assert read.chronicle
    assert not timeline(find_times(text), published=PUBLISHED, title="Battle of Juba").chronicle


def test_days_without_a_year_are_no_news_where_the_opening_looks_back() -> None:
    text = "On 10 July the bridge fell. On 2 August the town fell. On 11 August it was retaken."
    assert not timeline(find_times(text), published=PUBLISHED).chronicle
    assert timeline(find_times(text), published=PUBLISHED, opening="The Battle of Bria was a battle.").chronicle


def test_a_number_of_square_kilometres_is_no_year() -> None:
    assert find_times("They retook 2000 square kilometres, then 2010 sqkm more.") == ()


def test_the_year_of_a_title_turns_at_a_new_year() -> None:
    text = "It began in January 2017. It had fallen from 8 to 11 December. By mid-December all fled. On 3 May it fell."
    read = timeline(find_times(text), published=PUBLISHED, title="Juba offensive (2017)")
    days = [str(told.interval.start) for told in read.told if told.interval]
    assert days == ["2017-01-01", "2016-12-08", "2016-12-11", "2017-05-03"]


def test_a_year_of_the_background_dates_nothing_after_it() -> None:
    text = "On 24 February 2022 they came, in a war that had begun in 2014. On 1 April the town fell."
    read = timeline(find_times(text), published=PUBLISHED, title="Battle of Bria")
    assert str(read.told[-1].interval and read.told[-1].interval.start) == "2022-04-01"


def test_a_year_that_opens_a_section_dates_what_comes_after_it() -> None:
    text = "On 24 February 2012 they came. In 2014, they came again. On 1 April the town fell."
    read = timeline(find_times(text), published=PUBLISHED, title="Battle of Bria")
    assert str(read.told[-1].interval and read.told[-1].interval.start) == "2014-04-01"
