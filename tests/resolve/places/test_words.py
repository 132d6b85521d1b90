"""Words keep their places in the report's text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from whoholds.resolve.places.words import words_of


@given(st.text(max_size=120))
def test_each_word_is_the_text_where_it_stands(text: str) -> None:
    for word in words_of(text, [(0, len(text))]):
        assert text[word.start : word.end] == word.text


@given(st.text(alphabet="aB .'-’\n", max_size=60))
def test_words_come_in_order_and_never_overlap(text: str) -> None:
    words = words_of(text, [(0, len(text))])
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_a_possessive_ends_a_name_and_an_inner_apostrophe_does_not() -> None:
    text = "Yemen's Ta'izz"
    assert [w.text for w in words_of(text, [(0, len(text))])] == ["Yemen", "Ta'izz"]


def test_a_full_stop_parts_words_but_not_after_an_abbreviation() -> None:
    text = "in Aleppo. Homs and St. Petersburg"
    joined = {w.text: w.joined for w in words_of(text, [(0, len(text))])}
    assert joined["Homs"] is False
    assert joined["Petersburg"] is True
