"""Sentences end where they end, and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.parse.sentences import split_words
from whoholds.parse.words import words

CASES = [
    ["The city fell on Sunday.", "Fighting went on near the airport."],
    ["Gen. Stephen J. Townsend spoke in the U.S. embassy.", "He named no dates."],
    ["“We hold the town,” he said.", "“They lie.”"],
    ["At least 3.5 million people fled.", "Jan. 8 was the worst day."],
    ["There were threats.", "All children must be safe."],
    ["Did they leave?", "No one knows!", "The rebels deny it."],
]


@pytest.mark.parametrize("sentences", CASES)
def test_sentences_end_at_their_stops(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[s[0][0] : s[-1][1]] for s in split_words(text, words(text))] == sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3 March: The governor flees by boat. 12 dead.", 2),
        ("The mayor left for the border. 40 soldiers surrendered.", 2),
        ("The No. 12 brigade held about approx. 40 villages.", 1),
    ],
)
def test_a_number_that_counts_opens_a_sentence_after_a_stop(text: str, number: int) -> None:
    assert len(split_words(text, words(text))) == number


def test_a_missing_space_after_the_stop_is_no_hindrance() -> None:
    text = "They live under daily threats.All children must be safe."
    assert len(split_words(text, words(text))) == 2


@given(st.text(max_size=200))
def test_every_word_is_in_one_sentence(text: str) -> None:
    spans = words(text)
    assert [span for sentence in split_words(text, spans) for span in sentence] == spans
