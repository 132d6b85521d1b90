"""Law 8: a loaded word, or another side's name, changes itself in what is read and nothing else.

A sample of the frames' examples is read here; `make eval` reads all of them.
"""

from __future__ import annotations

import pytest

from evaluation.claims.even import Case, Swap, cases, reads_the_same, same_kind_and_status
from whoholds.claim.words import Words
from whoholds.flow import Reader
from whoholds.ontology.neutral import neutral, neutral_words

SAMPLE = {"names": 3, "words": 6}
"""Every how many-th case is read."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader with what ships."""
    return Reader.open()


@pytest.mark.parametrize("sort", ["names", "words"])
def test_swapped_words_change_only_themselves_in_all_but_a_few_examples(sort: str, reader: Reader) -> None:
    chosen = [case for case in cases() if case.swap.sort == sort][:: SAMPLE[sort]]
    changed = [case.swapped for case in chosen if not same_kind_and_status(reader, case)]

    assert len(chosen) > 15
    assert len(changed) <= 0.06 * len(chosen), changed


@pytest.mark.parametrize(
    ("plain", "loaded"),
    [
        ("Rebels attacked a village near Jos on Monday.", "Terrorists attacked a village near Jos on Monday."),
        ("Rebels captured the town of Sake.", "Revolutionaries captured the town of Sake."),
        ("Soldiers entered the city of Lviv.", "Occupiers entered the city of Lviv."),
        ("Six fighters were killed near Taiz.", "Six martyrs were killed near Taiz."),
        ("The government bombed the market of Idlib.", "The regime bombed the market of Idlib."),
        ("REBELS SHELLED THE PORT OF ADEN.", "TERRORISTS SHELLED THE PORT OF ADEN."),
    ],
)
def test_a_loaded_word_reads_as_its_neutral_one(plain: str, loaded: str, reader: Reader) -> None:
    words = {a.lower(): b.lower() for a, b in zip(plain.split(), loaded.split(), strict=True) if a != b}

    assert reads_the_same(reader, Case("", plain, loaded, Swap("words", words)))


def test_a_neutral_word_is_itself_neutral() -> None:
    assert set(neutral_words()) & set(neutral_words().values()) == set()


def test_the_case_of_a_word_is_kept() -> None:
    assert [neutral(word) for word in ("terrorists", "Terrorists", "TERRORISTS", "teacher")] == [
        "rebels",
        "Rebels",
        "REBELS",
        "teacher",
    ]


def test_word_lists_treat_a_loaded_word_as_its_neutral_one() -> None:
    classes = Words.load().classes

    assert classes["terrorist"] == classes["rebel"]
    assert classes["occupier"] == classes["soldier"]
