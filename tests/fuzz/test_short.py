"""A short run of hostile input through every stage; `python -m evaluation.fuzz` is the long one."""

from __future__ import annotations

import time

import pytest

from evaluation.fuzz.__main__ import SECONDS, SlowCase, within
from evaluation.fuzz.cases import case, seeds
from evaluation.fuzz.targets import targets
from whoholds.flow import Reader
from whoholds.read.formats import SUFFIXES

NAMES = (
    *(f"read{suffix}" for suffix in sorted(SUFFIXES)),
    "mark",
    "dates",
    "counts",
    "frames",
    "flow",
    "condition",
    "parameters",
)
CASES = {"flow": 25}
FOUND = (("flow", 1322), ("condition", 76), ("condition", 215), ("condition", 260))
"""Cases that once broke a stage."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


@pytest.mark.parametrize("name", NAMES)
def test_no_case_breaks_a_stage(name: str, reader: Reader) -> None:
    grounds, target = seeds(), targets(reader)[name]

    for number in range(CASES.get(name, 80)):
        with within(SECONDS):
            target(case(number, grounds))


@pytest.mark.parametrize(("name", "number"), FOUND)
def test_what_once_broke_a_stage_does_no_more(name: str, number: int, reader: Reader) -> None:
    with within(SECONDS):
        targets(reader)[name](case(number, seeds()))


def test_a_case_is_the_same_each_time() -> None:
    assert [case(number, seeds()) for number in range(50)] == [case(number, seeds()) for number in range(50)]


def test_a_case_that_hangs_is_found() -> None:
    with pytest.raises(SlowCase), within(1):
        time.sleep(5)
