"""A speaker is called by what the report calls him, whole."""

from __future__ import annotations

import pytest

from tests.picture.conftest import history, on, say
from whoholds.picture.voices import speaker_words
from whoholds.records import Source, Span

CASES = [
    ("Nine people died in Delmar, the head of the hospital in Port Elm said.", "the head", "said"),
    ("The head of the hospital said nine people died in Delmar.", "The head", "said"),
    ("Nine died, residents said.", "residents", "said"),
    ("Residents in Delmar fled and soldiers said it was quiet.", "Residents", "said"),
]
WHOLE = ["the head of the hospital in Port Elm", "The head of the hospital", "residents", "Residents"]


@pytest.mark.parametrize(("case", "whole"), list(zip(CASES, WHOLE, strict=True)))
def test_words_that_were_cut_are_made_whole(case: tuple[str, str, str], whole: str) -> None:
    text, words, cue = case
    at = text.index(words)
    source = Source(Span(at, at + len(words), words), cue=cue)

    assert speaker_words(source, Span(0, len(text), text)) == whole


def test_a_spokesman_of_nobody_named_beside_a_sides_own_words_is_one_of_its() -> None:
    own = say("capture", "Reds", on="03-05", by="the Reds", report="r")
    unnamed = say("capture", "Reds", on="03-05", by="a spokesman", cue="conquered", report="r")

    assert on(history(own, unnamed), "03-12") == "held Reds claimed"


def test_a_spokesman_of_nobody_named_is_a_voice_where_no_side_speaks() -> None:
    unnamed = say("capture", "Reds", on="03-05", by="a spokesman", report="r")

    assert on(history(unnamed), "03-12") == "held Reds reported"


def test_residents_beside_a_sides_own_words_are_a_voice_of_their_own() -> None:
    own = say("capture", "Reds", on="03-05", by="the Reds", report="r")
    others = say("capture", "Reds", on="03-05", by="residents", cue="conquered", report="r")

    assert on(history(own, others), "03-12") == "held Reds reported"
