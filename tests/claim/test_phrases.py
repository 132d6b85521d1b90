"""A phrase ends where a description of those it names begins."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of

ARMED = [
    ("Militiamen", "Militiamen armed with machetes attacked a camp near Fizi."),
    ("Herders", "Herders armed with spears raided a village in Jonglei."),
    ("troops loyal to the vice-president", "On Friday troops loyal to the vice-president attacked a barracks in Juba."),
]


@pytest.mark.parametrize(("agent", "text"), ARMED)
def test_what_they_are_armed_with_is_no_part_of_who_attacks(agent: str, text: str, sentences: Sentences) -> None:
    found = drafts_of(sentences, text)

    assert {phrase.span.text for draft in found for phrase in draft.agents} == {agent}
