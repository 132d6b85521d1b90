"""Places told in a list are claims of their own, and what only says how many there are gives way to their names."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.records import Kind

LISTS = [
    (["Bunagana", "Rutshuru", "Kiwanja"], "M23 rebels captured the towns of Bunagana, Rutshuru and Kiwanja."),
    (["Muhanga", "Mweso"], "M23 rebels captured several villages, including Muhanga and Mweso."),
    (["eastern Shan State", "Kunlong", "Hopang"], "Rebels seized eastern Shan State, including Kunlong and Hopang."),
    (
        ["Bunagana", "Rutshuru", "Kiwanja"],
        "M23 rebels took over several towns, including Bunagana near the Ugandan border, Rutshuru and Kiwanja.",
    ),
    (
        ["Myawaddy", "Hpapun", "Loikaw"],
        "Rebels advanced, taking over several towns including Myawaddy near the Thai border, Hpapun and Loikaw.",
    ),
    (["Kidal"], "Rebels captured Kidal with several vehicles, including two tanks."),
    (["Goma", "Bukavu"], "Rebels captured Goma on January 27, Bukavu on February 14, and withdrew from Walikale."),
]


@pytest.mark.parametrize(("places", "text"), LISTS)
def test_each_place_of_a_list_is_captured(places: list[str], text: str, sentences: Sentences) -> None:
    found = [draft for draft in drafts_of(sentences, text) if draft.kind is Kind.CAPTURE]

    assert [phrase.span.text for draft in found for phrase in draft.places] == places
