"""Reports with their claims, as sentences whose words carry cues, statuses and roles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from training.examples import Example, Marked, share
from training.grammar.names import Names
from whoholds.mark import mark
from whoholds.parse.sentences import split_words
from whoholds.parse.words import words
from whoholds.records.reports import Report

KINDS_TEXT = """
capture hold siege advance withdraw surrender battle air_strike shelling bombing chemical attack assassination
abduction detention abuse looting death injury damage displacement disruption deployment disarm ceasefire talks
statement aid protest
"""
KINDS = KINDS_TEXT.split()
STATUSES = ("asserted", "denied", "possible", "planned", "hypothetical")
ROLES = ("agent", "target", "place", "when", "count", "source")
HELD_OUT = 0.15
_SMALL_TEXT = """
a an the of in on at to for and or but by with from as into onto out up off back over down away under against about
was were is are be been being has have had not n't no 's it them him her his their its they
"""
_SMALL = frozenset(_SMALL_TEXT.split())
Spans = list[tuple[int, int]]


@dataclass(slots=True)
class CueMark:
    """A cue in a sentence: the word that carries it, all its words, its kinds and status, the words in each role."""

    anchor: int
    words: set[int]
    kinds: set[str]
    status: str
    roles: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def reports(*folders: Path) -> Iterator[dict[str, Any]]:
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            yield json.loads(path.read_text("utf8"))


def is_held_out(report: dict[str, Any]) -> bool:
    """Whether a report is kept for tuning: 15 % by a hash of its id."""
    return share(str(report["id"]), "gold") < HELD_OUT


def sentences_of(text: str) -> list[Spans]:
    """The words of each sentence of a report, cut as the run time cuts them."""
    found = []
    for block in mark(Report(text)):
        if block.reads:
            found.extend(split_words(text, words(text, block.body.start, block.body.end)))
    return found


def examples(report: dict[str, Any]) -> Iterator[Example]:
    """A report's sentences with their cues; a claim whose cue lies in no sentence is left out."""
    text = report["text"]
    spans = sentences_of(text)
    owned: list[list[dict[str, Any]]] = [[] for _ in spans]
    for claim in report["claims"]:
        at = cue_offset(text, claim)
        for i, sentence in enumerate(spans):
            if sentence[0][0] <= at < sentence[-1][1]:
                owned[i].append(claim)
    for sentence, claims in zip(spans, owned, strict=True):
        marks: dict[int, CueMark] = {}
        names: dict[tuple[int, int], Marked] = {}
        for claim in claims:
            _add(marks, names, text, sentence, claim)
        example = Example(
            [text[a:b] for a, b in sentence], "gold", report["id"], cues=sorted(marks.values(), key=lambda c: c.anchor)
        )
        known = {i for m in names.values() for i in range(m.first, m.last)}
        example.names = sorted(names.values(), key=lambda m: m.first)
        example.free = set(range(len(sentence))) - known
        yield example


def cue_offset(text: str, claim: dict[str, Any]) -> int:
    """Where a claim's cue begins: as marked, or the first such words in its quote."""
    if "at" in claim:
        return int(claim["at"])
    quote, cue = str(claim["quote"]), str(claim["cue"])
    return text.find(quote) + quote.find(cue)


def _add(
    marks: dict[int, CueMark], names: dict[tuple[int, int], Marked], text: str, sentence: Spans, claim: dict[str, Any]
) -> None:
    start = cue_offset(text, claim)
    inside = _covered(sentence, start, start + len(claim["cue"]))
    if not inside:
        return
    anchor = carrier([text[a:b] for a, b in sentence], inside)
    cue = marks.setdefault(anchor, CueMark(anchor, set(), set(), claim["status"]))
    cue.words.update(inside)
    cue.kinds.add(claim["kind"])
    quote = text.find(claim["quote"])
    for label, said in _said(claim):
        span = _locate(text, sentence, said, start, (quote, quote + len(claim["quote"])))
        if span and span not in cue.roles.setdefault(label, []):
            cue.roles[label].append(span)
        if span and label == "place":
            _add_name(names, text, sentence, span, claim)
        elif span and label in {"agent", "target"}:
            _add_actor(names, text, sentence, span)


def _add_name(
    names: dict[tuple[int, int], Marked], text: str, sentence: Spans, span: tuple[int, int], claim: dict[str, Any]
) -> None:
    """A place whose words are all capitalised is taught as a name too."""
    spoken = [text[a:b] for a, b in sentence[slice(*span)]]
    said = _plain(" ".join(spoken))
    kinds = {p.get("type") for p in claim["place"] if p.get("text") and _plain(p["text"]) == said}
    if kinds and all(w[:1].isupper() or w in {"-", "of", "al", "e", "’s", "'s"} for w in spoken):
        taken = {i for m in names.values() for i in range(m.first, m.last)}
        if not taken.intersection(range(*span)):
            names[span] = Marked(*span, ("FAC", "LOC") if kinds <= {"facility", None} else ("LOC",))


def _add_actor(names: dict[tuple[int, int], Marked], text: str, sentence: Spans, span: tuple[int, int]) -> None:
    """An armed group or force that the registry knows is taught as a name."""
    first = span[0] + (text[slice(*sentence[span[0]])].lower() == "the")
    spoken = text[sentence[first][0] : sentence[span[1] - 1][1]] if first < span[1] else ""
    taken = {i for m in names.values() for i in range(m.first, m.last)}
    if spoken in _registered() and not taken.intersection(range(first, span[1])):
        names[first, span[1]] = Marked(first, span[1], ("ORG",))


@lru_cache(maxsize=1)
def _registered() -> frozenset[str]:
    return frozenset(Names.load().actors)


def _plain(text: str) -> str:
    return "".join(c for c in text if not c.isspace())


def _said(claim: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts of a claim's arguments with their roles."""
    for label in ("agent", "target", "place", "count"):
        for item in claim.get(label) or []:
            yield label, item.get("text") or ""
    yield "when", (claim.get("when") or {}).get("text") or ""
    yield "source", claim.get("source") or ""


def _covered(sentence: Spans, start: int, end: int) -> list[int]:
    return [i for i, (a, b) in enumerate(sentence) if a < end and start < b]


def _locate(text: str, sentence: Spans, said: str, cue: int, quote: tuple[int, int]) -> tuple[int, int] | None:
    """The words of an argument: its occurrence in the sentence nearest to the cue, those in the quote first."""
    if not said:
        return None
    low, high = sentence[0][0], sentence[-1][1]
    found, at = [], text.find(said, low, high)
    while at >= 0:
        outside = not quote[0] <= at < quote[1]
        found.append((outside, abs(at - cue), at))
        at = text.find(said, at + 1, high)
    for _, _, at in sorted(found):
        inside = _covered(sentence, at, at + len(said))
        if inside and sentence[inside[0]][0] == at:
            return inside[0], inside[-1] + 1
    return None


def carrier(sentence: list[str], inside: list[int]) -> int:
    """The word of a cue that carries it: the first with a meaning of its own that isn't a name."""
    content = [i for i in inside if sentence[i].lower() not in _SMALL and any(map(str.isalpha, sentence[i]))]
    plain = [i for i in content if sentence[i].islower() or i == 0]
    return (plain or content or inside)[0]
