"""A file's own day: in a line of its head that holds nothing else, or in its name."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.read import Failed, read_bytes
from whoholds.records import Report

TODAY = dt.date(2024, 6, 1)
DAY = dt.date(2021, 8, 9)
WORDS = "The militia left the town of Ituri's mines overnight, elders said."


def day_of(text: str, name: str = "-") -> dt.date | None:
    (found,) = read_bytes(text.encode(), name=name, today=TODAY)
    assert isinstance(found, Report), found
    return found.published


@pytest.mark.parametrize(
    "line",
    [
        "9 August 2021",
        "August 9, 2021",
        "2021-08-09",
        "Published: 9 August 2021",
        "Date: Aug. 9, 2021",
        "Posted on Monday, 9 August 2021, 14:05 GMT",
        "PUBLISHED 9TH AUGUST 2021 2:05 pm",
    ],
)
def test_a_line_of_the_head_that_holds_a_date_and_nothing_else_is_the_day(line: str) -> None:
    assert day_of(f"Militia Leaves Mines\n\n{line}\nBy a reporter\n\n{WORDS}") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "09/08/2021",
        "The battle of 9 August 2021",
        "Updated: 9 August 2021",
        "9 August",
        "31 February 2021",
        "9 August 2031",
    ],
)
def test_what_is_two_days_or_no_day_or_another_day_stays_unknown(line: str) -> None:
    assert day_of(f"{line}\n\n{WORDS}") is None


def test_a_chronicle_has_no_day_of_its_own() -> None:
    assert day_of(f"9 August 2021\n{WORDS}\n10 August 2021\n{WORDS}") is None


def test_a_date_far_down_is_not_the_day() -> None:
    assert day_of("\n".join([WORDS] * 8 + ["9 August 2021"])) is None


@pytest.mark.parametrize("name", ["2021-08-09_mines.txt", "in/mines-20210809.txt", "mines 2021_08_09 final.txt"])
def test_a_date_in_the_name_is_the_day_where_the_words_have_none(name: str) -> None:
    assert day_of(WORDS, name) == DAY
    assert day_of(f"10 August 2021\n\n{WORDS}", name) == dt.date(2021, 8, 10)
    assert day_of(f"date 2021-08-11 {WORDS}", name) == dt.date(2021, 8, 11)


@pytest.mark.parametrize(
    "name", ["2021-08-01_2021-08-09.txt", "mines-09-08-2021.txt", "mines-20219999.txt", "id120210809.txt", "mines.txt"]
)
def test_a_name_with_two_dates_or_none_that_is_sure_tells_no_day(name: str) -> None:
    assert day_of(WORDS, name) is None


@pytest.mark.parametrize(("name", "advice"), [("a.doc", ".docx"), ("a.rtf", ".docx or .txt"), ("a.xlsx", ".csv")])
def test_a_format_that_many_have_is_refused_with_what_to_do(name: str, advice: str) -> None:
    (found,) = read_bytes(b"{\\rtf1 Rebels took Sake.}", name=name, today=TODAY)
    assert isinstance(found, Failed)
    assert advice in found.reason


def test_a_page_that_is_named_as_a_document_is_read_as_the_page_that_it_is() -> None:
    page = f"<html><body><article><h1>Mines</h1><p>{WORDS * 4}</p></article></body></html>"
    (found,) = read_bytes(page.encode(), name="a.doc", today=TODAY)
    assert isinstance(found, Report)


@pytest.mark.parametrize(
    "dateline",
    [
        "BUNIA, 9 August 2021 -",
        "BUNIA, Congo, August 9, 2021 (Radio Ituri) —",
        "PORT-AU-PRINCE, Haiti, 9 Aug. 2021 –",
        "BUNIA (9 August 2021) -",
    ],
)
def test_a_dateline_gives_the_day(dateline: str) -> None:
    assert day_of(f"Militia leaves mines\n\n{dateline} {WORDS}") == DAY


@pytest.mark.parametrize(
    "start", ["The army held Bunia, 9 August 2021 -", "BUNIA, 9 August -", "BUNIA, 9 August 2031 -"]
)
def test_a_day_in_the_words_or_without_its_year_or_to_come_is_no_dateline(start: str) -> None:
    assert day_of(f"Militia leaves mines\n\n{start} {WORDS}") is None
