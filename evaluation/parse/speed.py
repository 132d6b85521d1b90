"""How fast the parser is beside its bare encoder, in processor time, so that a busy machine doesn't blur it."""

from __future__ import annotations

import importlib
import importlib.util
import json
import lzma
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import onnxruntime

from evaluation.shared import SHARED
from whoholds.parse import Parser
from whoholds.parse.files import PACKAGED, find_model
from whoholds.parse.pieces import Pieces
from whoholds.parse.session import Coded, code, filled, groups
from whoholds.records.reports import Block, BlockKind
from whoholds.records.spans import Span

ARTICLES, ROUNDS = 12, 3


def speed(folder: Path = PACKAGED, *, articles: int = ARTICLES, rounds: int = ROUNDS) -> dict[str, float]:
    """Words a second of processor time on one thread: raw text to sentences, the bare encoder, and their ratio.

    Both read the same sentences in the same batches, in turns; the best round of each counts. The encoder is cut out
    of the model by `onnx`; without that package its figures are left out.
    """
    parser = Parser(folder)
    texts = [(text, blocks_of(text)) for text in wikipedia(articles)]
    read = parser.parse_many(texts)
    count = sum(len(s.tokens) for found in read for s in found)
    pieces = Pieces(find_model(folder).tokenizer)
    coded = [code([t.text for t in s.tokens], pieces) for found in read for s in found]
    encoder = encoder_of(folder)
    whole, bare = [], []
    for _ in range(rounds):
        whole.append(_timed(lambda: parser.parse_many(texts)))
        if encoder:
            bare.append(_timed(lambda: encode(encoder, coded)))
    found: dict[str, float] = {"words_per_second": round(count / min(whole))}
    if bare:
        found |= {"encoder_words_per_second": round(count / min(bare)), "ratio": round(min(bare) / min(whole), 3)}
    return found


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def encoder_of(folder: Path) -> Any | None:
    """A session of the encoder alone, or None without the package `onnx`."""
    if importlib.util.find_spec("onnx") is None:
        return None
    onnx, utils = importlib.import_module("onnx"), importlib.import_module("onnx.utils")
    whole = onnx.load(find_model(folder).model)
    part = utils.Extractor(whole).extract_model(["ids", "shapes"], ["encoded"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(part.SerializeToString(), options, providers=["CPUExecutionProvider"])


def encode(encoder: Any, coded: list[Coded]) -> None:
    """One run of the encoder over sentences in the parser's own batches; sentences over 512 pieces are left out."""
    kept = [c for c in coded if c.width <= 512]
    for group in groups(kept):
        inputs = filled([kept[i] for i in group])
        encoder.run(["encoded"], {name: inputs[name] for name in ("ids", "shapes")})


def wikipedia(count: int) -> list[str]:
    """The texts of some articles on battles."""
    with lzma.open(SHARED / "data/text/wikipedia_battles.jsonl.xz", "rt", encoding="utf8") as lines:
        return [str(json.loads(line)["text"]) for line in islice(lines, count)]


def blocks_of(text: str) -> list[Block]:
    """Each line of a text as a paragraph."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        span = Span.cut(text, at, at + len(line))
        if span.text:
            found.append(Block(BlockKind.PARAGRAPH, span, span))
        at += len(line)
    return found
