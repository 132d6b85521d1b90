"""Timelines whose entries leave out the year, and weekdays of texts that nobody dated."""

import datetime as dt

import pytest

from whoholds.records import Block, BlockKind, Report, Span
from whoholds.resolve.dates import find_times, run_up_to, timeline
from whoholds.resolve.timing import Clock

PUBLISHED = dt.date(2019, 2, 10)


def first_of(text: str, published: dt.date | None = PUBLISHED) -> str | None:
    found = run_up_to(text, find_times(text), published)
    return str(found.start) if found else None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("4 January: shells fall.\n6 January: the bridge goes.\n9 January: they leave.", "2019-01-04"),
        ("• Jan 4 – shells fall.\n• Jan 6 – the bridge goes.\n• Jan 9 – they leave.", "2019-01-04"),
        ("28 December - a raid.\n30 December - a truce.\n2 January - it breaks.", "2018-12-28"),
    ],
)
def test_the_entries_of_a_timeline_are_the_latest_such_days_before_publication(text: str, first: str) -> None:
    assert first_of(text) == first


@pytest.mark.parametrize(
    "text",
    [
        "4 January: shells fall.\n6 January: the bridge goes.",
        "On 4 January shells fell.\nOn 6 January the bridge went.\nOn 9 January they left.",
        "4 January: shells fall.\n6 January: the bridge goes.\n9 January: it ends, as in 2014.",
        "4 May: shells fall.\n6 May: the bridge goes.\n9 May: they leave.",
        "4 January: shells fall.\n6 January: the bridge goes.\n2 January: they leave.",
    ],
)
def test_two_entries_prose_a_named_year_a_long_gap_and_disorder_make_no_timeline(text: str) -> None:
    assert first_of(text) is None


def test_a_timeline_without_a_day_of_publication_stays_undated() -> None:
    assert first_of("4 January: a raid.\n6 January: a truce.\n9 January: it breaks.", None) is None


def test_what_an_entry_tells_is_of_its_day() -> None:
    text = "30 December: a raid. Nine die.\n31 December: talks.\n2 January: a truce. The next day it breaks."
    whole = Span(0, len(text), text)
    clock = Clock.of(Report(text, published=PUBLISHED), (Block(BlockKind.PARAGRAPH, whole, whole),), ())
    starts = [str(told.interval.start) for told in clock.timeline.told if told.interval]
    assert starts == ["2018-12-30", "2018-12-31", "2019-01-02", "2019-01-03"]
    understood = clock.timeline.understood(text.index("Nine"))
    assert understood is not None
    assert str(understood.start) == "2018-12-30"


@pytest.mark.parametrize(
    "text",
    [
        "The truce of 3 March 2011 broke. Rebels took Zuwara on Sunday.",
        "Manila, 3 March 2011. Gunmen left Jolo on Friday, a mayor said.",
    ],
)
def test_a_weekday_of_an_undated_report_is_not_the_one_after_a_date_it_tells(text: str) -> None:
    told = timeline(find_times(text), published=None).told
    assert [bool(time.interval) for time in told] == [True, False]


def test_an_undated_text_that_says_what_a_battle_was_goes_on_to_the_next_weekday() -> None:
    text = "It began on 3 March 2011. On Sunday they left."
    told = timeline(find_times(text), published=None, opening="The siege of Zuwara was a siege of the war.").told
    assert str(told[-1].interval and told[-1].interval.start) == "2011-03-06"
