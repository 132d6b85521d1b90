"""Examples as tensors, in batches of about the same length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import torch
from torch import Tensor

from training.examples import UNSURE, Example, Marked
from training.gold import KINDS, ROLES, STATUSES, CueMark
from training.inventory import Inventory
from whoholds.parse.lemmas import lemma_rule
from whoholds.parse.pieces import START, STOP, Pieces, shape

IGNORE = -100
MASK_PIECE = 103


@dataclass(slots=True)
class Batch:
    """Inputs (see Model.forward) and targets; word 0 of each sentence is the root, IGNORE where nothing is known.

    `heads[b, w]` is the column of the head (0 the root). `names` and `mentions` are the tags allowed for each word.
    `cued` are the words whose `kinds` are known (29 kinds, and last whether the word is part of a cue); `anchors`
    (cue, 2) are the row and word of each cue, `status` its status, `roles` (cue, word, role) 0 outside, 1 first,
    2 inside.
    """

    ids: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    real: Tensor
    upos: Tensor
    feats: Tensor
    lemma: Tensor
    heads: Tensor
    deprel: Tensor
    names: Tensor
    mentions: Tensor
    cued: Tensor
    kinds: Tensor
    anchors: Tensor
    status: Tensor
    roles: Tensor

    @property
    def words(self) -> int:
        return int(self.real.sum())

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""
        return Batch(**{each.name: getattr(self, each.name).to(device) for each in fields(self)})


class Collator:
    """Turns examples into batches with one inventory and one set of pieces."""

    def __init__(self, pieces: Pieces, labels: Inventory) -> None:
        self.pieces = pieces
        self.index = {
            name: {label: i for i, label in enumerate(getattr(labels, name))}
            for name in ("upos", "feats", "lemma", "deprel", "names", "mentions")
        }

    def __call__(self, examples: Sequence[Example], hide: float = 0.0, rng: random.Random | None = None) -> Batch:
        """The batch of some examples; `hide` is the share of words masked from the encoder."""
        pieces = [self.pieces.encode(x.words) for x in examples]
        width = max(sum(map(len, p)) for p in pieces) + 2
        count, most = len(examples), max(len(x.words) for x in examples) + 1
        long = lambda *size, fill=0: torch.full(size, fill, dtype=torch.long)  # noqa: E731
        batch = Batch(
            ids=long(count, width), shapes=long(count, width), first=long(count, most), last=long(count, most),
            real=torch.zeros(count, most, dtype=torch.bool),
            **{k: long(count, most, fill=IGNORE) for k in ("upos", "feats", "lemma", "heads", "deprel")},
            names=torch.ones(count, most, len(self.index["names"]), dtype=torch.bool),
            mentions=torch.ones(count, most, len(self.index["mentions"]), dtype=torch.bool),
            cued=torch.zeros(count, most, dtype=torch.bool), kinds=torch.zeros(count, most, len(KINDS) + 1),
            anchors=long(0, 2), status=long(0), roles=long(0, most, len(ROLES)),
        )  # fmt: skip
        for row, (x, parts) in enumerate(zip(examples, pieces, strict=True)):
            hidden = {i for i in range(len(x.words)) if rng and rng.random() < hide}
            _place_words(batch, row, x, parts, hidden)
            self._targets(batch, row, x)
        place_cues(batch, examples)
        return batch

    def _targets(self, batch: Batch, row: int, x: Example) -> None:
        size = len(x.words) + 1
        if x.heads:
            known = {
                "upos": [self.index["upos"].get(u, IGNORE) for u in x.upos],
                "feats": [self.index["feats"].get(f, IGNORE) for f in x.feats],
                "lemma": [
                    self.index["lemma"].get(lemma_rule(w, lemma), IGNORE)
                    for w, lemma in zip(x.words, x.lemmas, strict=True)
                ],
                "heads": [IGNORE if d == UNSURE else h + 1 for h, d in zip(x.heads, x.deprels, strict=True)],
                "deprel": [self.index["deprel"].get(d, IGNORE) for d in x.deprels],
            }
            for name, values in known.items():
                getattr(batch, name)[row, 1:size] = torch.tensor(values)
        if x.names is not None:
            batch.names[row, 1:size] = self._allowed("names", x.names, x)
        if x.mentions is not None:
            batch.mentions[row, 1:size] = self._allowed("mentions", x.mentions, x)

    def _allowed(self, head: str, marks: list[Marked], x: Example) -> Tensor:
        index = self.index[head]
        allowed = torch.zeros(len(x.words), len(index), dtype=torch.bool)
        allowed[:, 0] = True
        for mark in marks:
            for i in range(mark.first, mark.last):
                allowed[i] = False
                for label in mark.labels:
                    if label == "O":
                        continue
                    allowed[i, index[f"{_place(i, mark)}-{label}"]] = True
                if "O" in mark.labels:
                    allowed[i, 0] = True
        for i in x.free if head == "names" else ():
            allowed[i] = True
        return allowed


def _place_words(batch: Batch, row: int, x: Example, parts: list[tuple[int, ...]], hidden: set[int]) -> None:
    """The inputs of one row: the pieces of each word between the marks of start and end; hidden words are masked."""
    ids, shapes, first, last = [START], [0], [0], [0]
    for i, (word, own) in enumerate(zip(x.words, parts, strict=True)):
        first.append(len(ids))
        ids.extend([MASK_PIECE] * len(own) if i in hidden else own)
        shapes.extend([shape(word)] * len(own))
        last.append(len(ids) - 1)
    ids.append(STOP)
    shapes.append(0)
    batch.ids[row, : len(ids)] = torch.tensor(ids)
    batch.shapes[row, : len(ids)] = torch.tensor(shapes)
    batch.first[row, : len(first)] = torch.tensor(first)
    batch.last[row, : len(last)] = torch.tensor(last)
    batch.real[row, 1 : len(first)] = True


def place_cues(batch: Batch, examples: Sequence[Example]) -> None:
    """The targets of the claim heads."""
    anchors, status, roles = [], [], []
    for row, x in enumerate(examples):
        if x.cues is None:
            continue
        batch.cued[row] = batch.real[row]
        for cue in x.cues:
            for kind in cue.kinds:
                batch.kinds[row, cue.anchor + 1, KINDS.index(kind)] = 1
            batch.kinds[row, [i + 1 for i in sorted(cue.words)], len(KINDS)] = 1
            anchors.append([row, cue.anchor + 1])
            status.append(STATUSES.index(cue.status))
            roles.append(_roles(cue, batch.real[row]))
    if anchors:
        batch.anchors, batch.status, batch.roles = torch.tensor(anchors), torch.tensor(status), torch.stack(roles)


def _roles(cue: CueMark, real: Tensor) -> Tensor:
    found = torch.full((len(real), len(ROLES)), IGNORE)
    found[real] = 0
    for label, spans in cue.roles.items():
        for first, last in sorted(spans):
            found[first + 1, ROLES.index(label)] = 1
            found[first + 2 : last + 1, ROLES.index(label)] = 2
    return found


def _place(i: int, mark: Marked) -> str:
    if mark.last - mark.first == 1:
        return "S"
    return "B" if i == mark.first else "E" if i == mark.last - 1 else "I"


def by_length(examples: Sequence[Example], budget: int, rng: random.Random | None) -> Iterator[list[Example]]:
    """Groups of examples with at most `budget` words, each of similar lengths; shuffled where `rng` is given."""
    order = list(examples)
    if rng:
        rng.shuffle(order)
        order.sort(key=lambda x: len(x.words) + rng.random() * 4)
    else:
        order.sort(key=lambda x: len(x.words))
    groups: list[list[Example]] = []
    for x in order:
        if not groups or (len(groups[-1]) + 1) * (len(x.words) + 1) > budget:
            groups.append([])
        groups[-1].append(x)
    if rng:
        rng.shuffle(groups)
    yield from groups
