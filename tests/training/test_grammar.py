"""The grammar's sentences are trees in the words that the run time cuts, the same for a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from training.examples import NAME_LABELS, UNSURE, Example, Marked
from training.grammar import sentences
from training.grammar.names import Names, name
from training.grammar.trees import Node, comma, example
from training.renamed import Renamer
from whoholds.parse.words import words

GROWN = list(sentences(400, 3))


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.load()


def root_of(x: Example, i: int) -> int:
    seen = 0
    while x.heads[i] >= 0:
        i, seen = x.heads[i], seen + 1
        assert seen <= len(x.words), "a circle"
    return i


def test_every_sentence_is_one_tree() -> None:
    for x in GROWN:
        assert x.heads.count(-1) == 1
        assert len({root_of(x, i) for i in range(len(x.words))}) == 1


def test_sentences_have_the_words_that_the_run_time_would_cut() -> None:
    for x in GROWN:
        text = " ".join(x.words).replace(" '", "'").replace(" ’", "’")
        assert [text[a:b] for a, b in words(text)] == x.words


def test_names_have_known_labels_and_do_not_overlap() -> None:
    for x in GROWN:
        marks = sorted(x.names or [], key=lambda m: m.first)
        assert all(a.last <= b.first for a, b in pairwise(marks))
        assert {label for m in marks for label in m.labels} <= {*NAME_LABELS, "O"}


def test_a_seed_gives_the_same_sentences_and_another_seed_others() -> None:
    again = list(sentences(400, 3))
    assert again == GROWN
    assert list(sentences(400, 4)) != GROWN


def test_no_word_of_grammar_has_dependants_but_those_of_its_own_phrase() -> None:
    for x in GROWN:
        for head, deprel in zip(x.heads, x.deprels, strict=True):
            if head >= 0 and x.upos[head] in {"AUX", "ADP", "PUNCT", "DET", "CCONJ", "SCONJ", "PART"}:
                assert deprel == "fixed", " ".join(x.words)


def test_a_subject_hangs_on_what_is_told_of_it() -> None:
    for x in GROWN:
        for head, deprel in zip(x.heads, x.deprels, strict=True):
            if deprel.startswith("nsubj"):
                assert x.upos[head] in {"VERB", "NOUN", "ADJ", "PROPN", ""}


def test_a_name_in_english_words_hangs_on_its_last_word_and_a_foreign_one_is_flat() -> None:
    english = example(name("Rapid Support Forces", ("ORG",)))
    foreign = example(name("Mocimboa da Praia", ("LOC",)))
    assert (english.heads[2], english.deprels[:2]) == (-1, [UNSURE, UNSURE])
    assert (foreign.heads[0], foreign.deprels[2]) == (-1, "flat")
    assert foreign.names == [Marked(0, 3, ("LOC",))]


def test_a_comma_hangs_on_the_word_before_it() -> None:
    found = example(comma(Node("Monday", "PROPN")))
    assert (found.words, found.heads) == (["Monday", ","], [-1, 0])


def test_renamed_sentences_keep_length_tree_and_spans(names: Names) -> None:
    renamer, rng = Renamer.of(names), random.Random(5)
    changed = 0
    for x in GROWN:
        given = replace(x, names=[m for m in x.names or [] if m.labels == ("LOC",)])
        other = renamer.renamed(given, rng)
        assert (len(other.words), other.heads, other.names) == (len(x.words), x.heads, given.names)
        changed += other.words != x.words
    assert changed > 50
