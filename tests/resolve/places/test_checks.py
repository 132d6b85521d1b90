"""What a report says of a place is held against the gazetteer."""

from __future__ import annotations

import pytest

from whoholds.records import Report
from whoholds.resolve.places import Gazetteer, find_places
from whoholds.resolve.places.checks import discrepancies


@pytest.mark.parametrize(
    ("text", "says", "known"),
    [
        (
            "Afghan troops left Gardez, the capital of Khost province, by night.",
            "Gardez is the capital of Khost province",
            "that is Khost",
        ),
        (
            "Afghan police fled Pul-e Khumri, the capital of a northern province with the same name.",
            "Pul-e Khumri is the capital of a province of that name",
            "Pul-e Khumri is the capital of Baghlan",
        ),
        ("Iraqi units entered Tikrit in Anbar province.", "Tikrit is in Al Anbar", "Tikrit lies in Salah ad Din, IQ"),
    ],
)
def test_what_is_not_so_becomes_a_discrepancy(gazetteer: Gazetteer, text: str, says: str, known: str) -> None:
    report = Report(text=text)
    (found,) = discrepancies(report, find_places(report, (), (), gazetteer), gazetteer)
    assert (found.says.replace("ī", "i"), found.known) == (says, known)
    found.span.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Afghan troops left Gardez, the capital of Paktia province.",
        "Syrian police fled Homs, the capital of a province with the same name.",
        "Iraqi units entered Tikrit in Salahuddin province.",
        "Ukrainian guns fired near Kupiansk in Kharkiv Oblast.",
        "He flew from Mosul in Iraq to Kyiv in Ukraine.",
    ],
)
def test_what_is_so_is_no_discrepancy(gazetteer: Gazetteer, text: str) -> None:
    report = Report(text=text)
    assert discrepancies(report, find_places(report, (), (), gazetteer), gazetteer) == ()
