"""Whom a pronoun means: who can act, and not the land that something leads to."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.flow import Reader
from whoholds.records import Kind, Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


def doers(reader: Reader, text: str, kind: Kind) -> list[str]:
    claims = reader.read(Report(text, published=dt.date(2023, 8, 6))).claims
    return [ref.name for claim in claims if claim.kind is kind for ref in claim.agents]


def test_a_country_that_something_leads_to_is_not_who_acts(reader: Reader) -> None:
    text = "The capture gives the rebels a second crossing into Chad after Tine, which they seized in July."

    assert "Chad" not in doers(reader, text, Kind.CAPTURE)


def test_a_country_as_subject_can_be_who_acts(reader: Reader) -> None:
    assert doers(reader, "Eritrea shelled Badme on Friday.", Kind.SHELLING)


def test_who_has_only_begun_to_leave_is_not_taken_for_who_captured(reader: Reader) -> None:
    text = (
        "Fighters captured Sake on Friday, the first town to fall since UN troops began to leave the region in May. "
        "The mayor said the town had fallen without a fight."
    )

    assert set(doers(reader, text, Kind.CAPTURE)) == {"Fighters"}
