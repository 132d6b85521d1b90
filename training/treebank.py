"""Sentences of the Universal Dependencies treebanks, and the names that GUM's entities give."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.examples import Example, Marked, kept_feats, outermost

_FACILITY_TEXT = """
airport airbase airfield base hospital bridge mosque prison camp dam checkpoint church cathedral stadium palace
barracks hotel port harbour harbor plant station tower embassy university school museum crossing
"""
FACILITY = frozenset(_FACILITY_TEXT.split())
_PIECES = re.compile(r"\([^()]+\)?|[^()]+\)")
_LABELS = {
    "person": ("PER",),
    "organization": ("ORG",),
    "place": ("LOC",),
    "event": ("EVENT",),
    "object": ("WEAPON", "MISC"),
    "abstract": ("MISC",),
}
_UNNAMED = frozenset({"time", "animal", "plant", "substance"})
_INNER_TEXT = """
of the and for de la el al bin ibn von van - – ' ’s 's & upon on in
"""
_INNER = frozenset(_INNER_TEXT.split())


@dataclass(frozen=True, slots=True)
class Line:
    """One word line of a CoNLL-U file."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str

    @property
    def space_after(self) -> bool:
        return "SpaceAfter=No" not in self.misc.split("|")


@dataclass(frozen=True, slots=True)
class Sent:
    """One sentence of a CoNLL-U file: its words, the raw text, and the spans of multiword tokens."""

    document: str
    new_paragraph: bool
    text: str
    lines: tuple[Line, ...]


def read_conllu(path: Path) -> Iterator[Sent]:
    """The sentences of a `.conllu.xz` file. A word inside a multiword token has no space after it but the last."""
    document, lines, text, paragraph = "", [], "", True
    until, no_space = 0, False
    with lzma.open(path, "rt", encoding="utf8") as file:
        for raw in file:
            row = raw.rstrip("\n")
            if row.startswith("#"):
                key, _, value = row[1:].partition("=")
                if key.strip() == "newdoc id":
                    document = value.strip()
                elif key.strip() == "text":
                    text = value.strip()
                paragraph = paragraph or key.strip().startswith("newpar")
            elif row:
                cells = row.split("\t")
                if "-" in cells[0]:
                    until, no_space = int(cells[0].split("-")[1]), "SpaceAfter=No" in cells[9]
                elif "." not in cells[0]:
                    lines.append(_line(cells, until, no_space))
            elif lines:
                yield Sent(document, paragraph, text, tuple(lines))
                lines, until, paragraph = [], 0, False


def _line(cells: list[str], until: int, no_space: bool) -> Line:
    number, misc = int(cells[0]), cells[9]
    if number < until or (number == until and no_space):
        misc += "|SpaceAfter=No"
    return Line(cells[1], cells[2], cells[3], cells[4], cells[5], int(cells[6]) - 1, cells[7], misc)


def examples(path: Path, *, entities: bool) -> Iterator[Example]:
    """A treebank's sentences as examples; `entities` where its MISC column has them."""
    for sent in read_conllu(path):
        lines = sent.lines
        example = Example(
            words=[x.form for x in lines],
            origin=path.name.split("-")[0],
            document=sent.document,
            upos=[x.upos for x in lines],
            feats=[kept_feats(x.feats) for x in lines],
            lemmas=[x.lemma for x in lines],
            heads=[x.head for x in lines],
            deprels=[x.deprel for x in lines],
            xpos=[x.xpos for x in lines],
            space_after=[x.space_after for x in lines],
        )
        if entities:
            example.names = named(example, list(spans(lines)))
        yield example


def spans(lines: tuple[Line, ...]) -> Iterator[tuple[int, int, str]]:
    """GUM's entities as (first, last, type), from the brackets in MISC; those open at the sentence's end are left."""
    stack: list[tuple[str, str, int]] = []
    for i, line in enumerate(lines):
        entry = next((m[7:] for m in line.misc.split("|") if m.startswith("Entity=")), "")
        for piece in _PIECES.findall(entry):
            if piece.startswith("("):
                ident, kind = [*piece.strip("()").split("-"), "", ""][:2]
                if piece.endswith(")"):
                    yield i, i + 1, kind
                else:
                    stack.append((ident, kind, i))
            else:
                ident = piece.rstrip(")")
                at = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == ident), None)
                if at is not None:
                    _, kind, first = stack.pop(at)
                    yield first, i + 1, kind


def named(example: Example, found: list[tuple[int, int, str]]) -> list[Marked]:
    """The names among entities: those whose head is a proper noun, cut to the name; of nested ones the longest."""
    marks: list[Marked] = []
    for first, last, kind in found:
        head = _head(example, first, last)
        if example.upos[head] != "PROPN" or kind in _UNNAMED or "@" in example.words[head]:
            continue
        start, end = _name_bounds(example, first, last, head)
        marks.append(Marked(start, end, _labels(example, end, kind)))
    for i, (word, upos, xpos) in enumerate(zip(example.words, example.upos, example.xpos, strict=True)):
        if i and upos == "ADJ" and xpos.startswith("JJ") and word[:1].isupper() and not word.isupper():
            marks.append(Marked(i, i + 1, ("NORP",)))
    return outermost(marks)


def _labels(example: Example, end: int, kind: str) -> tuple[str, ...]:
    if kind == "person" and example.xpos[end - 1] == "NNPS":
        return ("NORP",)
    if kind == "place" and example.words[end - 1].lower() in FACILITY:
        return ("FAC",)
    return _LABELS.get(kind, ("MISC",))


def _head(example: Example, first: int, last: int) -> int:
    return next((i for i in range(first, last) if not first <= example.heads[i] < last), first)


def _name_bounds(example: Example, first: int, last: int, head: int) -> tuple[int, int]:
    """The stretch of proper nouns around an entity's head; small words stay if a proper noun follows them."""
    proper = [x.startswith("NNP") for x in example.xpos]
    start = head
    while start > first:
        back = start - 1
        while back > first and example.words[back].lower() in _INNER and not proper[back]:
            back -= 1
        if not proper[back] or example.deprels[back] == "nmod:desc" or start - back > 3:
            break
        start = back
    end = head + 1
    while end < last:
        ahead = end
        while ahead < last - 1 and example.words[ahead].lower() in _INNER and not proper[ahead]:
            ahead += 1
        if not proper[ahead] or ahead - end > 2:
            break
        end = ahead + 1
    return start, end
