"""Days that govern what follows them, and days whose year can't be told."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.mark import mark
from whoholds.mark.calendar import day_of
from whoholds.records import Block, BlockKind, Report

ITEM = "Rebels enter the town of Ajdabiya after loyalist troops leave it."


def paragraphs(text: str, *, published: str | None = None, title: str | None = None) -> list[Block]:
    day = dt.date.fromisoformat(published) if published else None
    made = mark(Report(text=text, published=day, title=title))
    return [block for block in made if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST}]


def days(text: str, *, published: str | None = None, title: str | None = None) -> list[str | None]:
    return [
        block.date.isoformat() if block.date else None for block in paragraphs(text, published=published, title=title)
    ]


def test_a_dated_heading_governs_what_follows_up_to_the_next() -> None:
    text = f"March 26, 2011\n{ITEM}\n\n{ITEM}\n\nMarch 27, 2011\n{ITEM}"
    assert days(text) == ["2011-03-26", "2011-03-26", "2011-03-27"]


def test_a_year_named_once_above_is_the_year_of_the_days_below() -> None:
    text = f"Battle of Ajdabiya (2011)\n\n{ITEM}\n\n26 March\n{ITEM}\n\n27 March\n{ITEM}"
    assert days(text, published="2023-01-01") == [None, "2011-03-26", "2011-03-27"]


def test_a_day_without_a_year_is_recent_or_unknown() -> None:
    assert days(f"26 March\n{ITEM}", published="2011-03-28") == ["2011-03-26"]
    assert days(f"26 December\n{ITEM}", published="2012-01-02") == ["2011-12-26"]
    assert days(f"26 March\n{ITEM}", published="2023-01-01") == [None]
    assert days(f"26 March\n{ITEM}") == [None]


def test_a_heading_without_a_day_ends_what_a_dated_heading_governs() -> None:
    text = f"{ITEM}\n\nFall of Brega (26 March 2011)\n{ITEM}\n\nAftermath\n{ITEM}"
    assert days(text) == [None, "2011-03-26", None]


def test_sections_below_a_day_at_the_head_keep_it() -> None:
    text = f"Saturday, March 26, 2011\n\nArmed conflicts and attacks\n{ITEM}\n\nInternational relations\n{ITEM}"
    assert days(text) == ["2011-03-26", "2011-03-26"]


def test_an_entry_that_opens_with_its_day_has_it() -> None:
    text = f"26 March 2011 – {ITEM}\n27 March: {ITEM}"
    made = paragraphs(text)
    assert [block.date.isoformat() if block.date else None for block in made] == ["2011-03-26", "2011-03-27"]
    assert [block.span.text for block in made] == [ITEM, ITEM]


@pytest.mark.parametrize(
    "line", ["Updated: March 27, 2011 14:20 GMT", "Last updated on 27 March 2011", "Published 27 March 2011"]
)
def test_when_the_page_was_changed_governs_nothing(line: str) -> None:
    assert days(f"{line}\n\n{ITEM}", published="2011-03-26") == [None]


@pytest.mark.parametrize(
    "heading", ["Siege (26 March 2011 – present)", "Guards (since 26 March 2011)", "26 March – 2 April 2011"]
)
def test_a_span_of_time_is_no_day(heading: str) -> None:
    assert days(f"{ITEM}\n\n{heading}\n{ITEM}") == [None, None]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("August 9, 2021", (2021, 8, 9)),
        ("Mon, 9 Aug. 2021", (2021, 8, 9)),
        ("9th of August 2021", (2021, 8, 9)),
        ("Sept. 1st, 1999", (1999, 9, 1)),
        ("2021-08-09", (2021, 8, 9)),
        ("February 30, 2020", None),
        ("2021-13-01", None),
    ],
)
def test_a_printed_day_is_read_or_refused(words: str, day: tuple[int, int, int] | None) -> None:
    assert day_of(words) == (dt.date(*day) if day else None)
