"""Learn where sentences end from the raw text of the treebanks: logistic regression over the run time's features."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.treebank import Sent, read_conllu
from whoholds.parse.sentences import BIAS, WEIGHTS, asked, features, split_words
from whoholds.parse.words import words

RARE, EPOCHS, RATE, DECAY, SMALL = 5, 30, 0.2, 2e-6, 0.05


@dataclass(slots=True)
class Paragraph:
    """Raw text with the spans of its gold words and the ends of its gold sentences."""

    text: str
    words: list[tuple[int, int]]
    ends: set[int]


def paragraphs(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a treebank, sentences joined by single spaces."""
    held: list[Sent] = []
    for sent in read_conllu(path):
        if held and (sent.new_paragraph or sent.document != held[0].document):
            yield _joined(held)
            held = []
        held.append(sent)
    if held:
        yield _joined(held)


def _joined(sents: list[Sent]) -> Paragraph:
    found = Paragraph("", [], set())
    for sent in sents:
        base = len(found.text) + bool(found.text)
        found.text += (" " if found.text else "") + sent.text
        at = base
        for line in sent.lines:
            start = found.text.find(line.form, at)
            if 0 <= start <= at + 2:
                at = start + len(line.form)
                found.words.append((start, at))
        found.ends.add(base + len(sent.text.rstrip()))
    return found


def learn(texts: Sequence[Paragraph], seed: int = 1) -> dict[str, float]:
    """The weights, small ones left out."""
    cases = [case for paragraph in texts for case in _cases(paragraph)]
    counts = Counter(f for found, _ in cases for f in found)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= RARE))}
    rows = [np.array([index[f] for f in found if f in index]) for found, _ in cases]
    truth = np.array([end for _, end in cases], dtype=np.float64)
    weights, squares = np.zeros(len(index)), np.full(len(index), 1e-6)
    total, rng = np.zeros(len(index)), np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for i in rng.permutation(len(rows)):
            row = rows[i]
            slope = 1 / (1 + np.exp(-weights[row].sum())) - truth[i]
            squares[row] += slope * slope
            weights[row] -= RATE * (slope / np.sqrt(squares[row]) + DECAY * weights[row])
        total += weights
    kept = {f: round(float(total[i] / EPOCHS), 3) for f, i in index.items()}
    return {f: w for f, w in kept.items() if abs(w) >= SMALL or f == BIAS}


def _cases(paragraph: Paragraph) -> Iterator[tuple[list[str], bool]]:
    """The asked gaps of a paragraph with their features, as if all ends before were found."""
    text, first = paragraph.text, 0
    spans = words(text)
    spoken = [text[a:b] for a, b in spans]
    for i in range(len(spans) - 1):
        gap = text[spans[i][1] : spans[i + 1][0]]
        end = spans[i][1] in paragraph.ends
        if asked(spoken, i, gap):
            yield list(features(spoken, first, i, gap)), end
        if end:
            first = i + 1


def split_scores(texts: Sequence[Paragraph], weights: dict[str, float] | None = None) -> dict[str, float]:
    """F1 of words, of sentence ends and of whole sentences on raw text, paragraphs given."""
    hit, gold, found = Counter[str](), Counter[str](), Counter[str]()
    for paragraph in texts:
        mine = words(paragraph.text)
        cut = split_words(paragraph.text, mine, weights)
        pairs = {
            "words": (set(paragraph.words), set(mine)),
            "ends": ({(e, e) for e in paragraph.ends}, {(s[-1][1], s[-1][1]) for s in cut}),
            "sentences": (_whole(paragraph), {(s[0][0], s[-1][1]) for s in cut}),
        }
        for name, (want, have) in pairs.items():
            hit[name] += len(want & have)
            gold[name] += len(want)
            found[name] += len(have)
    return {name: round(200 * hit[name] / max(gold[name] + found[name], 1), 2) for name in gold}


def _whole(paragraph: Paragraph) -> set[tuple[int, int]]:
    ends = sorted(paragraph.ends)
    starts = [0, *(e + 1 for e in ends[:-1])]
    return {(s, e) for s, e in zip(starts, ends, strict=True)}


def make(folder: Path, target: Path = WEIGHTS) -> dict[str, dict[str, float]]:
    """Learn from the train parts in a folder of treebanks, write the weights, give the figures on dev."""
    names = ("en_ewt-ud", "en_gum_permissive")
    weights = learn([p for name in names for p in paragraphs(folder / f"{name}-train.conllu.xz")])
    target.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    return {name: split_scores(list(paragraphs(folder / f"{name}-dev.conllu.xz")), weights) for name in names}
