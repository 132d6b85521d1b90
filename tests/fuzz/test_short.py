"""A short run of hostile input through every stage; `python -m evaluation.fuzz` is the long one."""

from __future__ import annotations

import time

import pytest

from evaluation.fuzz.__main__ import SECONDS, SlowCase, within
from evaluation.fuzz.cases import case, seeds
from evaluation.fuzz.targets import targets
from whoholds.flow import Reader
from whoholds.read.formats import SUFFIXES

NAMES = (*(f"read{suffix}" for suffix in sorted(SUFFIXES)), "mark", "dates", "counts", "frames", "flow")
CASES = {"flow": 25}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


@pytest.mark.parametrize("name", NAMES)
def test_no_case_breaks_a_stage(name: str, reader: Reader) -> None:
    grounds, target = seeds(), targets(reader)[name]

    for number in range(CASES.get(name, 80)):
        with within(SECONDS):
            target(case(number, grounds))


def test_a_case_is_the_same_each_time() -> None:
    assert [case(number, seeds()) for number in range(50)] == [case(number, seeds()) for number in range(50)]


def test_a_case_that_hangs_is_found() -> None:
    with pytest.raises(SlowCase), within(1):
        time.sleep(5)
