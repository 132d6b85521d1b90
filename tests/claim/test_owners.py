"""Forces that open a sentence with "its" are those of the side that the sentence before is about."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.records import Kind

OWNERS = [
    ("The government did not comment. Its troops attacked Merawi on Sunday.", "The government"),
    ("The militia denied the charge. Its fighters attacked Fizi on Sunday.", "The militia"),
    ("The governor did not comment. Its troops attacked Merawi on Sunday.", None),
    ("The bridge was closed. Its guards attacked Merawi on Sunday.", None),
]


@pytest.mark.parametrize(("text", "owner"), OWNERS)
def test_its_forces_are_those_of_the_side_just_spoken_of(text: str, owner: str | None, sentences: Sentences) -> None:
    attacks = [draft for draft in drafts_of(sentences, text) if draft.kind is Kind.ATTACK]

    assert attacks
    assert [phrase.means and phrase.means.text for draft in attacks for phrase in draft.agents] == [owner]
