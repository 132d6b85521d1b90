"""Words are cut as UD English cuts them, and every offset is exact."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.parse.words import words

CASES = {
    "They don't hold it.": "They do n't hold it .",
    "They don’t hold Syria’s border.": "They do n’t hold Syria ’s border .",
    "the rebels' convoy": "the rebels ' convoy",
    "war-torn, ISIL-held, non-combatant": "war - torn , ISIL - held , non-combatant",
    "Sar-e Pul and al-Bab": "Sar - e Pul and al - Bab",
    "U.S. and U.N. forces": "U.S. and U.N. forces",
    "Gen. Townsend met Lt. Col. Ali.": "Gen. Townsend met Lt. Col. Ali .",
    "Scott W. Mueller said no.": "Scott W. Mueller said no .",
    "$5 million, £1,200.50, 40%": "$ 5 million , £ 1,200.50 , 40 %",
    "At 10:30 on the 21st": "At 10:30 on the 21st",
    "an F-16 and a T-72": "an F-16 and a T-72",
    "Da’esh’s fighters, O'Brien's men": "Da’esh ’s fighters , O'Brien 's men",
    "see https://example.org/a?b=1.": "see https://example.org/a?b=1 .",
    "@UNAMAnews said #Kabul fell": "@UNAMAnews said #Kabul fell",
    "fell… or did it?!": "fell … or did it ?!",
    "we cannot; dont": "we can not ; do nt",
    "strikes 🔥👍🏽🇺🇦 now": "strikes 🔥 👍🏽 🇺🇦 now",
    "10 km (6 mi) away": "10 km ( 6 mi ) away",
    "“Go,” he said—twice.": "“ Go , ” he said — twice .",
    "هبهب‎‎, Iraq": "هبهب , Iraq",
    "Kobanî and Idlib\u00a0city": "Kobanî and Idlib city",
}


@pytest.mark.parametrize("text", CASES)
def test_words_follow_ud_english(text: str) -> None:
    assert " ".join(text[a:b] for a, b in words(text)) == CASES[text]


@given(st.text(max_size=200))
def test_spans_are_ordered_apart_and_leave_only_blanks(text: str) -> None:
    spans = words(text)
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    left = [c for i, c in enumerate(text) if i not in covered]
    marks = [
        *map(chr, range(0x200B, 0x2010)),
        *map(chr, range(0x202A, 0x202F)),
        *map(chr, range(0x2060, 0x2070)),
        "\ufeff",
    ]
    assert all(c.isspace() or c in marks for c in left)


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_stretch_is_cut_within_its_bounds(before: str, body: str) -> None:
    text = before + body
    assert all(len(before) <= a < b <= len(text) for a, b in words(text, len(before)))


@pytest.mark.parametrize("unit", ["a.", "-", "www.", "1,", "a-b", "n't", "@a", "’s", "é", "\u200d", "(", "x@y."])
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    began = time.perf_counter()
    words(unit * (40_000 // len(unit)))
    assert time.perf_counter() - began < 3
