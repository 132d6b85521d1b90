"""Times of a whole report: chronicles, narrative steps, blocks with their own day."""

import datetime as dt

from whoholds.resolve.dates import Timeline, find_times, timeline


def line(
    text: str, published: str | None, title: str = "", stamps: tuple[tuple[int, int, dt.date], ...] = ()
) -> Timeline:
    day = dt.date.fromisoformat(published) if published else None
    return timeline(find_times(text), published=day, title=title, stamps=stamps)


def starts(read: Timeline) -> list[str | None]:
    return [str(told.interval.start) if told.interval else None for told in read.told]


def test_the_next_day_counts_from_the_last_date_told() -> None:
    read = line("On 3 May 2015 they left. The next day the hill fell; two days later, the bridge.", "2015-05-20")
    assert starts(read) == ["2015-05-03", "2015-05-04", "2015-05-06"]


def test_a_chronicle_takes_the_year_of_the_dates_around() -> None:
    text = "In March 1999 talks failed. On 28 December shells fell. On 4 January they fled, by 10 January 2000 all."
    read = line(text, "2020-06-01")
    assert read.chronicle
    assert starts(read) == ["1999-03-01", "1999-12-28", "2000-01-04", "2000-01-10"]


def test_a_chronicle_takes_the_year_of_its_title() -> None:
    read = line(
        "On 5 July the dam was blown up. That day 20 died. On 9 July all was over.", "2019-08-01", "1994 dam battle"
    )
    assert starts(read) == ["1994-07-05", "1994-07-05", "1994-07-09"]


def test_a_chronicle_without_any_year_stays_undated() -> None:
    read = line("On 5 February the town fell. The next day it burned.", "2019-08-01", "Battle of the dam")
    assert starts(read) == [None, None]


def test_a_weekday_makes_a_report_news() -> None:
    read = line("On Monday rebels left. The town fell on 3 March 2012 and again on 5 June 2013.", "2019-08-01")
    assert not read.chronicle


def test_a_post_counts_from_its_own_day() -> None:
    text = "On Sunday they came. Posted: yesterday the bridge fell."
    read = line(text, "2021-08-12", stamps=((21, len(text), dt.date(2021, 8, 2)),))
    assert starts(read) == ["2021-08-08", "2021-08-01"]
    understood = read.understood(40)
    assert understood is not None
    assert str(understood.start) == str(understood.end) == "2021-08-02"


def test_a_claim_without_a_time_is_of_the_last_days_in_news_and_of_the_last_date_in_a_chronicle() -> None:
    news = line("On Monday it fell. Nine died.", "2021-08-12").understood(20)
    told = line("On 3 May 1998 it fell. Nine died.", "2021-08-12").understood(24)
    assert news is not None
    assert told is not None
    assert (str(news.start), str(news.end)) == ("2021-08-10", "2021-08-12")
    assert (str(told.start), str(told.end)) == ("1998-05-03", "1998-05-03")


def test_a_planned_claim_sees_the_coming_monday() -> None:
    told = line("They will meet on Monday.", "2021-08-12").at(15, 24)
    assert told is not None
    ahead, past = told.seen(ahead=True), told.when
    assert ahead is not None
    assert past is not None
    assert (str(ahead.start), str(past.start)) == ("2021-08-16", "2021-08-09")


def test_an_adjective_or_an_aside_does_not_move_the_story() -> None:
    read = line("On 3 May 2015 the 2003 invasion was recalled. The next day it rained.", "2015-05-20")
    assert starts(read)[-1] == "2015-05-04"
