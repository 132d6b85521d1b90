"""The parser's figures on text that it never learned from, as the package ships it.

Treebank figures are on gold words, `words`, `ends` and `sentences` on raw text with its paragraphs given.
`int8_loss` is what the packaged model lost against its own figures in floats, which training recorded beside it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from evaluation.parse.passed import passed
from evaluation.parse.speed import speed
from evaluation.shared import SHARED
from training.corpus import held_documents, treebank
from training.examples import Example
from training.names import in_re3d_test, in_wikigold_test, re3d, wikigold
from training.noise import no_apostrophes, no_commas
from training.scores import Parsed, name_scores, parse_scores
from training.splits import paragraphs, split_scores
from whoholds.parse import Parser
from whoholds.parse.files import MODEL, PACKAGED
from whoholds.records.cues import Parsed as Read

Pairs = list[tuple[Example, Parsed]]
THREE = frozenset({"PER", "ORG", "LOC"})
TREEBANKS = {"ewt": "en_ewt-ud", "gum": "en_gum_permissive"}


def parse_figures(folder: Path = PACKAGED) -> dict[str, Any]:
    """All figures of the model in a folder, nested as the table of the model card names them."""
    parser = Parser(folder)
    ewt, gum = treebank("ewt", "test"), treebank("gum", "test")
    found: dict[str, Any] = {
        "ewt_test": parse_scores(_parsed(parser, ewt)),
        "gum_test": parse_scores(_parsed(parser, gum)),
        "ewt_test_noised": parse_scores(_parsed(parser, [bare(x) for x in ewt])),
        "names": names(parser),
        "sentences": sentences(),
        "speed": speed(folder),
        "triage": passed(),
        "model_mb": round((folder / MODEL).stat().st_size / 1e6, 2),
    }
    found["noise_loss"] = round(found["ewt_test"]["las"] - found["ewt_test_noised"]["las"], 2)
    found["int8_loss"] = int8_loss(found, folder)
    return found


def bare(example: Example) -> Example:
    """The sentence without commas and apostrophes; a word that hangs on a comma keeps it."""
    kept = random.Random(0)
    kept.random = lambda: 1.0  # type: ignore[method-assign]
    return no_apostrophes(no_commas(replace(example, names=None), kept), kept)


def _parsed(parser: Parser, examples: Sequence[Example]) -> Pairs:
    read = parser.parse_words([x.words for x in examples])
    return [(x, _as_scored(r)) for x, r in zip(examples, read, strict=True)]


def _as_scored(read: Read) -> Parsed:
    tokens = read.sentence.tokens
    return Parsed(
        upos=[t.upos for t in tokens],
        feats=[t.feats or "_" for t in tokens],
        lemmas=[t.lemma for t in tokens],
        heads=[t.head for t in tokens],
        deprels=[t.deprel for t in tokens],
        names=[(n.first, n.last, n.label) for n in read.sentence.names],
        mentions=read.mentions,
    )


def names(parser: Parser) -> dict[str, dict[str, float]]:
    """Strict F1 of people, bodies and places; re3d's own kind of mention ("the regime", "we") for re3d."""
    wiki = [x for x in wikigold(SHARED / "data/ner/wikigold.conll.txt") if in_wikigold_test(x)]
    held = held_documents()
    reports = [x for x in re3d(SHARED / "data/ner/re3d") if in_re3d_test(x, held)]
    return {
        "wikigold": name_scores(_parsed(parser, wiki), THREE),
        "re3d": name_scores(_parsed(parser, reports), THREE, mentions=True),
    }


def sentences() -> dict[str, float]:
    """F1 on the raw text of both test parts: of words, of ends of sentences (`f1`), of whole sentences."""
    folder = SHARED / "data/ud"
    texts = [p for name in TREEBANKS.values() for p in paragraphs(folder / f"{name}-test.conllu.xz")]
    found = split_scores(texts)
    return {"f1": found["ends"], "whole": found["sentences"], "words": found["words"]}


def int8_loss(found: dict[str, Any], folder: Path) -> dict[str, float]:
    """LAS in floats less LAS as shipped; empty where training left no figures."""
    path = folder / "floats.json"
    if not path.exists():
        return {}
    floats = json.loads(path.read_text("utf-8"))
    return {name: round(floats[name]["las"] - found[name]["las"], 2) for name in ("ewt_test", "gum_test")}
