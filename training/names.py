"""Names from wikigold (Wikipedia) and re3d (reports on Syria and Iraq), split by document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, Marked, outermost, share
from training.treebank import FACILITY
from whoholds.parse.sentences import split_words
from whoholds.parse.words import words

WIKIGOLD_TEST = 0.2
RE3D_TEST = 0.2
RE3D_LABELS = {
    "Organisation": "ORG",
    "Location": "LOC",
    "Person": "PER",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON",
    "Nationality": "NORP",
}
RE3D_SURE = 0.5
_WIKI = {"PER": ("PER",), "ORG": ("ORG",), "LOC": ("LOC",), "MISC": ("MISC", "NORP", "EVENT", "WEAPON")}


def wikigold(path: Path) -> Iterator[Example]:
    """Sentences of wikigold; a document begins at each `-DOCSTART-` line."""
    document, rows = 0, []
    for raw in [*path.read_text("utf8").splitlines(), ""]:
        if raw.startswith("-DOCSTART-"):
            document += 1
        elif raw.strip():
            word, _, tag = raw.rpartition(" ")
            rows.append((word, tag))
        elif rows:
            yield _wiki_example(rows, f"wikigold-{document}")
            rows = []


def _wiki_example(rows: list[tuple[str, str]], document: str) -> Example:
    words_, tags = [w for w, _ in rows], [t for _, t in rows]
    names, at = [], 0
    while at < len(tags):
        end = at + 1
        while end < len(tags) and tags[end] == tags[at]:
            end += 1
        if tags[at] != "O":
            labels = _WIKI[tags[at][2:]]
            if labels == ("LOC",) and words_[end - 1].lower() in FACILITY:
                labels = ("FAC",)
            names.append(Marked(at, end, labels))
        at = end
    return Example(words_, "wikigold", document, names=names)


def in_wikigold_test(example: Example) -> bool:
    return share(example.document) < WIKIGOLD_TEST


def re3d(folder: Path) -> Iterator[Example]:
    """Sentences of re3d in the words and sentences that the run time cuts, with its mentions."""
    for documents in sorted(folder.glob("*/documents.json")):
        marks: dict[str, list[dict[str, object]]] = {}
        for entity in _rows(documents.with_name("entities.json")):
            marks.setdefault(str(entity["documentId"]), []).append(entity)
        for row in _rows(documents):
            yield from _re3d_sentences(str(row["text"]), str(row["_id"]), marks.get(str(row["_id"]), []))


def _rows(path: Path) -> Iterator[dict[str, object]]:
    for raw in path.read_text("utf-8-sig").splitlines():
        if raw.strip():
            yield json.loads(raw)


def _re3d_sentences(text: str, ident: str, entities: list[dict[str, object]]) -> Iterator[Example]:
    for paragraph in _paragraphs(text):
        for sentence in split_words(text, words(text, *paragraph)):
            starts = {start: i for i, (start, _) in enumerate(sentence)}
            ends = {end: i + 1 for i, (_, end) in enumerate(sentence)}
            if len(sentence) < 2:
                continue
            found = [
                Marked(starts[begin], ends[end], (RE3D_LABELS[str(e["type"])],))
                for e in entities
                if (begin := _trim(text, int(str(e["begin"])), 1)) in starts
                and (end := _trim(text, int(str(e["end"])), -1)) in ends
                and str(e["type"]) in RE3D_LABELS
                and starts[begin] < ends[end]
                and float(str(e.get("confidence", 1))) >= RE3D_SURE
            ]
            yield Example([text[a:b] for a, b in sentence], "re3d", ident, mentions=outermost(found))


def _trim(text: str, offset: int, step: int) -> int:
    """An offset moved past the white space at a span's begin (step 1) or end (step -1)."""
    while 0 < offset < len(text) and text[offset if step > 0 else offset - 1].isspace():
        offset += step
    return offset


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line)
        at += len(line)


def in_re3d_test(example: Example, held: frozenset[str]) -> bool:
    """Whether a document is for testing: the reports of the gold `dev`, and a fifth of the rest by hash."""
    return example.document in held or share(example.document) < RE3D_TEST
