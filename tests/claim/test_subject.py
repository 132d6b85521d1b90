"""Reports that tell of no armed conflict give no claims; those that do are read whole."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.claim.reading import Sentences, parsed
from whoholds.claim import NO_CONFLICT, Subject
from whoholds.flow import Reader
from whoholds.records import Report

ELECTION = (
    "The mayor of Harbourton said on Monday that she would run again. She accused her rival of wasting money. "
    "The two candidates held talks on the harbour on Sunday. Her party took the council in 2018. "
    "The rival called on voters in Harbourton to stay at home. Polls closed in the town on Sunday."
)
WAR = (
    "The rebels shelled the town of Harbourton on Monday. The mayor said that six people had died. "
    "The two sides held talks on the harbour on Sunday. The army sent troops to the town. "
    "The governor called on the rebels to leave. Schools in Harbourton closed on Sunday."
)
BESIDE = (
    "The singer wrote songs about the sea. Her first album sold well. She toured with a band from Harbourton. "
    "Her father was a soldier who was killed in an attack on the town of Bor in 1991. She met her husband on a ferry. "
    "They married in the spring. Her last concert was in the opera house. She liked to paint."
)
SUBJECT = Subject.load()


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader with what ships."""
    return Reader.open()


@pytest.mark.parametrize(("text", "wanted"), [(ELECTION, {False}), (WAR, {True}), (BESIDE, {False, True})])
def test_a_report_is_read_where_it_tells_of_armed_conflict(text: str, wanted: set[bool], sentences: Sentences) -> None:
    assert set(SUBJECT.tells(parsed(sentences, text))) == wanted


def test_one_sentence_on_a_war_is_read_in_a_report_on_something_else(sentences: Sentences) -> None:
    told = SUBJECT.tells(parsed(sentences, BESIDE))

    assert [i for i, tells in enumerate(told) if tells] == [3]


def test_a_short_text_is_always_read(sentences: Sentences) -> None:
    assert SUBJECT.tells(parsed(sentences, "The two sides held talks in Geneva.")) == (True,)


@pytest.mark.parametrize("text", [WAR, ELECTION, BESIDE])
def test_upper_case_changes_nothing(text: str, sentences: Sentences) -> None:
    plain, shouted = parsed(sentences, text), parsed(sentences, text.upper())

    assert sum(map(SUBJECT.weight, plain)) == sum(map(SUBJECT.weight, shouted))


def test_what_is_passed_over_is_listed_with_its_words_and_the_reason(reader: Reader) -> None:
    reading = reader.read(Report(ELECTION, published=dt.date(2022, 5, 4)))

    assert reading.claims == ()
    assert "held talks" in {drop.span.text for drop in reading.drops if drop.span and drop.reason == NO_CONFLICT}


def test_no_word_counts_twice() -> None:
    assert SUBJECT.armed & SUBJECT.violent == set()
