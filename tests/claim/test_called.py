"""Words that only name a body, a speaker, or people in passing tell no act."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.records import Kind


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations mission in Congo said militiamen killed 60 people.",
        "The EU training mission said four soldiers were killed in Mopti.",
        "Rebels killed two guards, the African Union operation said.",
    ],
)
def test_a_body_that_speaks_is_no_battle(sentences: Sentences, text: str) -> None:
    assert {draft.kind for draft in drafts_of(sentences, text)} <= {Kind.DEATH, Kind.STATEMENT}


def test_a_battle_that_shows_something_is_still_a_battle(sentences: Sentences) -> None:
    text = "The battle for Kherson revealed the army's weakness."
    assert Kind.BATTLE in {draft.kind for draft in drafts_of(sentences, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Militiamen attacked a camp for displaced people in Djugu overnight.",
        "A drone struck a camp for displaced persons near Zalingei.",
        "Shells hit a school sheltering displaced families in Rafah.",
        "Gunmen raided a refugee camp in Jenin.",
        "Jets bombed tents for displaced families near Idlib.",
    ],
)
def test_people_only_called_displaced_are_scenery(sentences: Sentences, text: str) -> None:
    assert Kind.DISPLACEMENT not in {draft.kind for draft in drafts_of(sentences, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 displaced people are sheltering in the church in Goma.",
        "Displaced families live in tents near Marib.",
        "Thousands of displaced people fled the camp in Zamzam.",
    ],
)
def test_people_counted_or_told_of_as_displaced_are_displaced(sentences: Sentences, text: str) -> None:
    assert Kind.DISPLACEMENT in {draft.kind for draft in drafts_of(sentences, text)}
