"""Where sentences end: a small linear model over the words around each gap, learned from the treebanks' raw text.

Gaps that can't be an end (a lower-case word follows no stop) aren't asked. The weights are `splits.json`, made by
`training.splits`; each is a feature's vote.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from whoholds.parse.pieces import SHAPES, shape

Spans = list[tuple[int, int]]
Weights = Mapping[str, float]
WEIGHTS = Path(__file__).with_name("splits.json")
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]}»")
_OPENERS = frozenset("\"'“‘([{«")
_LONG = (3, 6, 10, 15, 25, 40)
_SHORTENED = frozenset({"sect", "chap", "para", "page", "vers", "approx"})
"""Words cut short before a number."""
BIAS = "bias"


@lru_cache(maxsize=1)
def packaged() -> Weights:
    """The weights of the package."""
    found: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))
    return found


def split_words(text: str, spans: Sequence[tuple[int, int]], weights: Weights | None = None) -> list[Spans]:
    """The words of each sentence of a stretch of text; every word is in exactly one sentence."""
    weights = packaged() if weights is None else weights
    words = [text[a:b] for a, b in spans]
    sentences: list[Spans] = []
    first = 0
    for i in range(len(words) - 1):
        if _ends(words, first, i, text[spans[i][1] : spans[i + 1][0]], weights):
            sentences.append(list(spans[first : i + 1]))
            first = i + 1
    if first < len(words):
        sentences.append(list(spans[first:]))
    return sentences


def _ends(words: Sequence[str], first: int, i: int, gap: str, weights: Weights) -> bool:
    """Whether the sentence that began at word `first` ends after word i, before the blanks `gap`."""
    if "\n\n" in gap or (gap and _counts_next(words, first, i)):
        return True
    return asked(words, i, gap) and sum(weights.get(f, 0.0) for f in features(words, first, i, gap)) > 0


def _counts_next(words: Sequence[str], first: int, i: int) -> bool:
    """Whether a full stop stands between a whole word and a number that counts: "fled by boat. | 12 dead."."""
    if words[i] != "." or i <= first or i + 2 >= len(words):
        return False
    before, number, counted = words[i - 1], words[i + 1], words[i + 2]
    whole = before.isalpha() and before.islower() and len(before) > 3 and before not in _SHORTENED
    return whole and number.isdigit() and counted.isalpha() and counted.islower() and len(counted) > 2


def asked(words: Sequence[str], i: int, gap: str) -> bool:
    """Whether an end after word i is thinkable."""
    following = words[i + 1]
    return words[i][-1] in _STOPS or words[i][-1] in _CLOSERS or (bool(gap) and not following[0].islower())


def features(words: Sequence[str], first: int, i: int, gap: str) -> Iterator[str]:
    """What is seen around the gap after word i of a sentence that began at word `first`."""
    word, after = words[i].lower(), words[i + 1].lower()
    stop = _stop(words, first, i)
    look, ahead = SHAPES[shape(words[i])], _ahead(words, i)
    blank = "nl" if "\n" in gap else " " if gap else ""
    length = sum(i - first >= n for n in _LONG)
    opened = _opened(words, first, i)
    yield BIAS
    yield f"s{stop}"
    yield f"s{stop}|{ahead}"
    yield f"s{stop}|{ahead}|{blank}"
    yield f"w{word}"
    yield f"w{word}|{ahead}"
    yield f"a{after}"
    yield f"a{after}|s{stop}"
    yield f"l{look}|{ahead}"
    yield f"n{length}|s{stop}"
    yield f"n{length}|{ahead}|{look}"
    yield f"o{opened}|s{stop}"
    if i > first:
        yield f"b{words[i - 1].lower()}|s{stop}"
        yield f"p{SHAPES[shape(words[i - 1])]}|s{stop}|{ahead}"
    if i + 2 < len(words):
        yield f"t{ahead}|{SHAPES[shape(words[i + 2])]}|s{stop}"
        yield f"c{after}|{words[i + 2].lower()}"


def _stop(words: Sequence[str], first: int, i: int) -> str:
    """What closes the words: the stop, with `+` where quotes or brackets follow it; `abbr` a stop inside a word."""
    at = i
    while at > first and words[at] in _CLOSERS:
        at -= 1
    word = words[at]
    mark = "+" if at < i else ""
    if all(c in _STOPS for c in word):
        return (word[0] if len(word) == 1 else word[0] + "..") + mark
    if word[-1] == ".":
        return ("dotted" if word.count(".") > 1 else "abbr") + mark
    return (word if len(word) == 1 and not word.isalnum() else "") + mark


def _ahead(words: Sequence[str], i: int) -> str:
    """The shape of what follows, seen through an opening quote or bracket."""
    if words[i + 1] in _OPENERS and i + 2 < len(words):
        return words[i + 1] + SHAPES[shape(words[i + 2])]
    if words[i + 1] in _CLOSERS or not words[i + 1].isalnum():
        return words[i + 1][:2]
    return SHAPES[shape(words[i + 1])]


def _opened(words: Sequence[str], first: int, i: int) -> str:
    """Whether a bracket or a quote is open."""
    inside = words[first : i + 1]
    brackets = inside.count("(") > inside.count(")")
    return f"{brackets}{inside.count(chr(34)) % 2 or inside.count('“') > inside.count('”')}"
