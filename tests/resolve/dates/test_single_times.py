"""What single expressions mean in a report of Thursday, 12 August 2021."""

import datetime as dt

import pytest

from whoholds.resolve.dates import find_times, resolve_time

PUBLISHED = dt.date(2021, 8, 12)

NEWS = [
    ("on Sunday", "2021-08-08", "2021-08-08", 1),
    ("on Thursday", "2021-08-12", "2021-08-12", 1),
    ("late Friday", "2021-08-06", "2021-08-06", 1),
    ("Monday morning", "2021-08-09", "2021-08-09", 1),
    ("last Tuesday", "2021-08-10", "2021-08-10", 1),
    ("last Thursday", "2021-08-05", "2021-08-05", 1),
    ("next Monday", "2021-08-16", "2021-08-16", 1),
    ("today", "2021-08-12", "2021-08-12", 1),
    ("yesterday evening", "2021-08-11", "2021-08-11", 1),
    ("the day before yesterday", "2021-08-10", "2021-08-10", 1),
    ("tomorrow", "2021-08-13", "2021-08-13", 1),
    ("overnight", "2021-08-11", "2021-08-12", 2),
    ("this week", "2021-08-09", "2021-08-12", 2),
    ("last week", "2021-08-02", "2021-08-08", 3),
    ("next week", "2021-08-16", "2021-08-22", 3),
    ("over the weekend", "2021-08-07", "2021-08-08", 2),
    ("last month", "2021-07-01", "2021-07-31", 4),
    ("late last month", "2021-07-21", "2021-07-31", 4),
    ("earlier this month", "2021-08-01", "2021-08-12", 4),
    ("earlier this year", "2021-01-01", "2021-08-12", 5),
    ("last quarter", "2021-04-01", "2021-06-30", 5),
    ("last year", "2020-01-01", "2020-12-31", 5),
    ("10 days ago", "2021-08-02", "2021-08-02", 1),
    ("two weeks ago", "2021-07-26", "2021-08-01", 3),
    ("two months ago", "2021-06-01", "2021-06-30", 4),
    ("nine years ago", "2012-01-01", "2012-12-31", 5),
    ("for weeks", "2021-07-15", "2021-08-12", 4),
    ("in recent weeks", "2021-07-15", "2021-08-12", 4),
    ("in the last few days", "2021-08-09", "2021-08-12", 2),
    ("in the past 24 hours", "2021-08-11", "2021-08-12", 2),
    ("over the last three days", "2021-08-09", "2021-08-12", 2),
    ("for more than two years", "2019-08-12", "2021-08-12", 5),
    ("for a third straight day", "2021-08-10", "2021-08-12", 2),
    ("since March", "2021-03-01", "2021-08-12", 5),
    ("since 2011", "2011-01-01", "2021-08-12", 5),
    ("since last Wednesday", "2021-08-11", "2021-08-12", 2),
    ("until April 5", "2021-04-05", "2021-04-05", 1),
    ("by the end of 2019", "2019-12-25", "2019-12-31", 3),
    ("9 August 2021", "2021-08-09", "2021-08-09", 1),
    ("Aug 9", "2021-08-09", "2021-08-09", 1),
    ("Sept. 21", "2020-09-21", "2020-09-21", 1),
    ("2021-08-09", "2021-08-09", "2021-08-09", 1),
    ("13/8/2021", "2021-08-13", "2021-08-13", 1),
    ("8/13/2021", "2021-08-13", "2021-08-13", 1),
    ("on the 9th, ", "2021-08-09", "2021-08-09", 1),
    ("on the 19th, ", "2021-07-19", "2021-07-19", 1),
    ("the night of 14-15 June", "2021-06-14", "2021-06-15", 2),
    ("the night of 14 June", "2021-06-14", "2021-06-15", 2),
    ("June 14th–16th", "2021-06-14", "2021-06-16", 2),
    ("between 3 and 7 May", "2021-05-03", "2021-05-07", 2),
    ("from May 3 to June 7", "2021-05-03", "2021-06-07", 5),
    ("from 28 December to 3 January", "2020-12-28", "2021-01-03", 3),
    ("from Friday to Sunday", "2021-08-06", "2021-08-08", 2),
    ("Monday, July 26", "2021-07-26", "2021-07-26", 1),
    ("at dawn on Sunday", "2021-08-08", "2021-08-08", 1),
    ("in early March", "2021-03-01", "2021-03-10", 4),
    ("mid-June", "2021-06-11", "2021-06-20", 4),
    ("at the end of July", "2021-07-25", "2021-07-31", 3),
    ("in the second week of February", "2021-02-08", "2021-02-14", 3),
    ("over the last two weeks of June", "2021-06-17", "2021-06-30", 4),
    ("in December", "2020-12-01", "2020-12-31", 4),
    ("in August", "2021-08-01", "2021-08-12", 4),
    ("last August", "2020-08-01", "2020-08-31", 4),
    ("in May of last year", "2020-05-01", "2020-05-31", 4),
    ("between June and August 2014", "2014-06-01", "2014-08-31", 5),
    ("from late July through early August", "2021-07-21", "2021-08-10", 4),
    ("in early 2018", "2018-01-01", "2018-03-31", 5),
    ("late 2013", "2013-10-01", "2013-12-31", 5),
    ("in 2015", "2015-01-01", "2015-12-31", 5),
    ("1980-88", "1980-01-01", "1988-12-31", 5),
    ("in the 1990s", "1990-01-01", "1999-12-31", 5),
    ("this summer", "2021-06-01", "2021-08-12", 5),
    ("the summer of 2012", "2012-06-01", "2012-08-31", 5),
    ("the winter of 2013-14", "2013-12-01", "2014-02-28", 5),
    ("on Christmas Day", "2020-12-25", "2020-12-25", 1),
    ("New Year's", "2020-12-31", "2021-01-01", 2),
    ("since 9/11", "2001-09-11", "2021-08-12", 5),
    ("two days earlier", "2021-08-10", "2021-08-10", 1),
    ("three days after rebels took the town", "2021-08-09", "2021-08-09", 1),
    ("currently", "2021-08-12", "2021-08-12", 1),
]


@pytest.mark.parametrize(("words", "start", "end", "precision"), NEWS)
def test_a_time_counts_from_the_day_of_publication(words: str, start: str, end: str, precision: int) -> None:
    (time,) = find_times(f"It happened {words}.".replace(", .", ", they said."))
    when = resolve_time(time, published=PUBLISHED)
    assert when is not None
    assert (str(when.start), str(when.end), when.precision) == (start, end, precision)


UNKNOWN = [
    "9/8/2021",
    "Ramadan",
    "Eid al-Fitr",
    "Independence Day",
    "the winter of 2013",
    "the next day",
    "two days later",
    "for years",
    "for decades",
    "years ago",
    "previously",
    "since the start of the war",
    "before Friday",
    "Easter Sunday",
    "30 February",
]


@pytest.mark.parametrize("words", UNKNOWN)
def test_what_cannot_be_told_stays_unknown(words: str) -> None:
    found = find_times(f"It happened on {words}.")
    assert all(resolve_time(time, published=PUBLISHED) is None for time in found)


AHEAD = [
    ("on Monday", "2021-08-16", "2021-08-16"),
    ("this week", "2021-08-12", "2021-08-15"),
    ("in November", "2021-11-01", "2021-11-30"),
    ("on September 3", "2021-09-03", "2021-09-03"),
    ("within a year", "2021-08-12", "2022-08-12"),
    ("in two weeks", "2021-08-12", "2021-08-26"),
    ("in the coming days", "2021-08-12", "2021-08-19"),
]


@pytest.mark.parametrize(("words", "start", "end"), AHEAD)
def test_a_sentence_that_looks_ahead_means_the_next_such_time(words: str, start: str, end: str) -> None:
    (time,) = find_times(f"They will meet {words}.")
    when = resolve_time(time, published=PUBLISHED, ahead=True)
    assert when is not None
    assert (str(when.start), str(when.end)) == (start, end)


def test_a_plan_that_began_days_ago_is_not_put_a_year_on() -> None:
    (time,) = find_times("An operation to retake the dam began on August 9.")
    when = resolve_time(time, published=PUBLISHED, ahead=True)
    assert when is not None
    assert str(when.start) == "2021-08-09"


def test_a_day_without_a_year_that_lies_close_ahead_is_not_put_a_year_back() -> None:
    (time,) = find_times("The truce of August 20 is near.")
    when = resolve_time(time, published=PUBLISHED)
    assert when is not None
    assert str(when.start) == "2021-08-20"


@pytest.mark.parametrize(("published", "easter"), [("2016-03-28", "2016-03-27"), ("2019-04-29", "2019-04-28")])
def test_easter_is_the_one_close_to_publication(published: str, easter: str) -> None:
    (time,) = find_times("Churches were bombed on Easter Sunday.")
    when = resolve_time(time, published=dt.date.fromisoformat(published))
    assert when is not None
    assert str(when.start) == easter


def test_without_a_day_of_publication_only_full_dates_are_known() -> None:
    known = [
        time.text
        for time in find_times("On Sunday, in July, yesterday, on 3 May 2019 and in 2015 it burned.")
        if resolve_time(time, published=None)
    ]
    assert known == ["on 3 May 2019", "in 2015"]
