"""Whose word it is where several speak as one."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.flow import Reader
from whoholds.records import Kind, Report, Source


def source_of(reader: Reader, text: str) -> Source:
    """The source of the deaths that a report tells of."""
    claims = reader.read(Report(text, published=dt.date(2024, 1, 9))).claims
    return next(c.source for c in claims if c.kind is Kind.DEATH and c.source)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("The Sudanese army and the RSF", "The Sudanese army and the RSF said nine people were killed in Bahri."),
        (
            "Russian and Ukrainian officials",
            "Russian and Ukrainian officials said nine people were killed in Kupiansk.",
        ),
    ],
)
def test_what_two_parties_say_is_no_one_partys_word(reader: Reader, words: str, text: str) -> None:
    found = source_of(reader, text)
    assert (found.span.text, found.name, found.actor_id, found.side) == (words, words, None, None)


def test_a_party_that_others_speak_with_keeps_its_word(reader: Reader) -> None:
    found = source_of(reader, "Nine people were killed in Kassala, the Sudanese army and two residents said.")
    assert found.span.text == "the Sudanese army and two residents"
    assert found.actor_id == "state:SD"
