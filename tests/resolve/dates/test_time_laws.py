"""Laws that hold for any text, any day and any context."""

import datetime as dt
import time as clock
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.resolve.dates import Interval, find_times, resolve_time, timeline
from whoholds.resolve.dates.find import all_forms, named_words

WORDS = sorted(
    {word for form in all_forms() for example in form.matches for word in example.split()}
    | {"since", "until", "between", "and", "–", "31", "2019", "the", "of", "week", "May", "early"}
)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
intervals = st.tuples(days, days).map(lambda pair: Interval(min(pair), max(pair)))
choices = st.sampled_from([None, True, False])


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_a_form_without_its_needed_words_has_no_match(text: str) -> None:
    words = named_words(text)
    assert not [form.name for form in all_forms() if form.needs.isdisjoint(words) and form.pattern.search(text)]


@given(texts, st.integers(0, 1000))
def test_spans_hold_their_words_in_order_without_overlap(text: str, start: int) -> None:
    found = find_times(text, start)
    assert all(text[time.start - start : time.end - start] == time.text for time in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(texts)
def test_finding_is_the_same_each_time_and_from_any_offset(text: str) -> None:
    near, far = find_times(text), find_times(text, 500)
    assert near == find_times(text)
    assert [(t.start + 500, t.meaning) for t in near] == [(t.start, t.meaning) for t in far]


@settings(deadline=None)
@given(texts, st.none() | days, st.none() | intervals, choices, st.booleans())
def test_resolving_never_fails_and_ends_on_or_after_its_start(
    text: str, published: dt.date | None, context: Interval | None, ahead: bool | None, told: bool
) -> None:
    for time in find_times(text):
        when = resolve_time(time, published=published, context=context, ahead=ahead, told=told)
        assert when is None or (when.start <= when.end and 1 <= when.precision <= 5)


@settings(deadline=None)
@given(texts, st.none() | days, texts)
def test_a_timeline_has_every_time_once_in_order(text: str, published: dt.date | None, title: str) -> None:
    found = find_times(text)
    read = timeline(reversed(found), published=published, title=title)
    assert tuple(told.time for told in read.told) == found


@given(st.sampled_from(["on {}", "last {}", "late {}"]), st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)))
def test_a_weekday_is_within_the_week_before_publication(shape: str, published: dt.date) -> None:
    for name in ("Monday", "Wednesday", "Sunday"):
        (time,) = find_times(f"They came {shape.format(name)}.")
        when = resolve_time(time, published=published)
        assert when is not None
        assert 0 <= (published - when.start).days <= 7
        assert f"{when.start:%A}" == name


@given(st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)))
def test_a_date_in_any_usual_form_is_that_day(date: dt.date) -> None:
    shapes = ("%d %B %Y", "%B %d, %Y", "%b %d %Y", "%Y-%m-%d", "%b %d, %Y", "%A, %d %B %Y", "%d.%m.%Y")
    for shape in shapes:
        (time,) = find_times(f"It was {date:{shape}}, they said.")
        when = resolve_time(time, published=None)
        assert when is not None
        assert when.start == when.end == date


@pytest.mark.parametrize("case", [str.upper, str.title, str.lower])
@pytest.mark.parametrize(
    "words", ["on 9 august 2021", "last tuesday", "in recent weeks", "since march", "late on friday"]
)
def test_letters_match_in_any_case(case: Callable[[str], str], words: str) -> None:
    (time,) = find_times(f"It fell {words}.")
    (other,) = find_times(case(f"It fell {words}."))
    assert other.meaning == time.meaning


@pytest.mark.parametrize(
    "unit",
    ["on 9 ", "the ", "from May 3 to ", "2014-", "1,", "early ", "the night of ", "a few ", "since ", "9 May and "],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * (times // len(unit))
        begin = clock.perf_counter()
        find_times(text)
        return clock.perf_counter() - begin

    seconds(1000)
    short, long = min(seconds(4_000) for _ in range(3)), min(seconds(32_000) for _ in range(3))
    assert long < 40 * short + 0.05
