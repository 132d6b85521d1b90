"""What cases are thrown at: each target takes bytes and must neither raise nor break its promise."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from evaluation.fuzz.asking import condition, parameters
from whoholds.claim import FrameReader
from whoholds.claim.counts import find_articles, find_numbers
from whoholds.flow import Reader
from whoholds.mark import marking
from whoholds.read import Failed, read_bytes
from whoholds.read.formats import SUFFIXES
from whoholds.records import ActorRef, PlaceRef, Report, Sentence, Span, Token
from whoholds.records.sentences import ROOT
from whoholds.resolve.dates import find_times, resolve_time

Target = Callable[[bytes], object]
TODAY = dt.date(2026, 1, 1)
DAYS = (None, dt.date(2021, 8, 9), dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.date(2024, 2, 29))
WORD = re.compile(r"\S+")
UPOS = tuple("NOUN PROPN VERB AUX ADP ADJ DET NUM PRON PUNCT SCONJ CCONJ PART ADV X".split())
DEPREL = (
    "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "case", "mark", "acl", "acl:relcl",
    "advcl", "ccomp", "xcomp", "conj", "cc", "appos", "compound", "compound:prt", "nummod", "parataxis", "punct", "dep",
)  # fmt: skip


def targets(reader: Reader) -> dict[str, Target]:
    """Every target by name."""
    formats: dict[str, Target] = {f"read{suffix}": partial(read, suffix) for suffix in sorted(SUFFIXES)}
    return {
        **formats,
        "mark": mark,
        "dates": dates,
        "counts": counts,
        "frames": partial(frames, reader.frames),
        "flow": partial(flow, reader),
        "condition": condition,
        "parameters": parameters,
    }


def read(suffix: str, data: bytes) -> None:
    """A reader gives reports whose marks lie in their text, or says why it doesn't."""
    for found in read_bytes(data, name=f"case{suffix}", today=TODAY):
        if isinstance(found, Failed):
            assert found.reason, "a refusal has a reason"
        else:
            _holds(found, [block.span for block in found.marks])


def mark(data: bytes) -> None:
    """Blocks lie in the text, in order, and cover nothing twice."""
    report = _report(data)
    blocks = marking(report).blocks
    _holds(report, [block.span for block in blocks])
    assert all(a.span.end <= b.span.start for a, b in pairwise(blocks)), "blocks overlap"


def dates(data: bytes) -> None:
    """Times lie apart in the text and are intervals of the calendar, whatever they are anchored on."""
    text = _text(data)
    found = find_times(text)
    assert all(a.end <= b.start for a, b in pairwise(found)), "times overlap"
    for time in found:
        for day in DAYS:
            resolve_time(time, published=day)


def counts(data: bytes) -> None:
    """Numbers lie in the text."""
    text = _text(data)
    for number in (*find_numbers(text), *find_articles(text)):
        assert 0 <= number.start < number.end <= len(text)


def frames(reader: FrameReader, data: bytes) -> None:
    """Drafts come of any well-formed tree, with cues that lie in their quotes."""
    report = _report(data)
    blocks = marking(report).blocks
    sentences = tuple(_trees(report, data))
    for draft in reader.claims(report, blocks, sentences):
        assert draft.quote.holds(draft.cue.span)


def flow(reader: Reader, data: bytes) -> None:
    """The whole way: every span of every claim is in the report."""
    report = _report(data)
    for claim in reader.read(report).claims:
        refs: tuple[ActorRef | PlaceRef, ...] = (*claim.agents, *claim.targets, *claim.places)
        _holds(report, [claim.cue, claim.quote, *(ref.span for ref in refs if ref.span)])


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _report(data: bytes) -> Report:
    return Report(_text(data), published=DAYS[len(data) % len(DAYS)])


def _holds(report: Report, spans: list[Span]) -> None:
    for span in spans:
        assert report.text[span.start : span.end] == span.text, "a span isn't what stands there"


def _trees(report: Report, data: bytes) -> Iterator[Sentence]:
    """Sentences of up to forty words of the case, with a tree and tags drawn at random."""
    chance = random.Random(data)
    for number, block in enumerate(marking(report).blocks):
        words = list(WORD.finditer(report.text, block.body.start, block.body.end))
        for first in range(0, len(words), 40):
            yield _tree(number, words[first : first + 40], chance)


def _tree(block: int, words: list[re.Match[str]], chance: random.Random) -> Sentence:
    root = chance.randrange(len(words))
    order = [root, *chance.sample([i for i in range(len(words)) if i != root], len(words) - 1)]
    heads = {node: order[chance.randrange(place)] if place else ROOT for place, node in enumerate(order)}
    return Sentence(
        block,
        tuple(
            Token(
                word.start(), word.end(), word.group(), word.group().lower(), chance.choice(UPOS), "",
                heads[i], "root" if i == root else chance.choice(DEPREL),
            )
            for i, word in enumerate(words)
        ),
    )  # fmt: skip
