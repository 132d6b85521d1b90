"""Laws that hold for numbers in any text."""

import time as clock
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claim.counts.test_numbers import NOTHING, NUMBERS
from whoholds.claim.counts import find_articles, find_numbers, read_number

WORDS = sorted(
    {word for text in [n[0] for n in NUMBERS] + NOTHING for word in text.split()} | {"and", "of", "–", "19", "the"}
)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


@given(texts)
def test_numbers_stand_in_order_without_overlap_and_are_well_formed(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= n.start <= n.core < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(n.number.low is not None or n.number.high is not None for n in found)
    assert all(0 <= n.start < n.end <= len(text) for n in find_articles(text))


@given(texts)
def test_reading_is_the_same_each_time(text: str) -> None:
    assert find_numbers(text) == find_numbers(text)


@given(st.integers(1, 99), st.sampled_from([str, lambda n: f"at least {n}", lambda n: f"about {n}"]))
def test_a_number_read_alone_is_the_number(value: int, shape: Callable[[int], str]) -> None:
    number = read_number(f"{shape(value)} fighters")
    assert number is not None
    assert number.low == value


@given(st.integers(1000, 999_999_999))
def test_thousands_may_be_set_apart_or_not(value: int) -> None:
    for shape in (f"{value:,}", f"{value:,}".replace(",", "\u202f"), f"{value:,}".replace(",", "\u00a0")):
        number = read_number(f"more than {shape} people")
        assert number is not None
        assert (number.low, number.high) == (value, None)


@pytest.mark.parametrize(
    "unit", ["1 000 ", "two hundred and ", "at least ", "5-", "a b ", "9 of the ", "1,", "dozens "]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * (times // len(unit))
        begin = clock.perf_counter()
        find_numbers(text)
        find_articles(text)
        return clock.perf_counter() - begin

    seconds(1000)
    short, long = min(seconds(4_000) for _ in range(3)), min(seconds(32_000) for _ in range(3))
    assert long < 40 * short + 0.05
