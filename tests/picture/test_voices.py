"""A speaker is called by what the report calls him, whole."""

from __future__ import annotations

import pytest

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
