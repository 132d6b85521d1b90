"""The whole model: one encoder pass, then a head for each thing asked about the words."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.encoder import WIDTH, Dropout, Encoder
from training.gold import KINDS, ROLES, STATUSES
from training.inventory import Inventory

ARC, LABEL, TAG, STATUS, ROLE = 384, 128, 256, 128, 96


class Biaffine(nn.Module):
    """Scores of pairs (dependant, head), `out` of them: a product of the two vectors, and a part of each alone."""

    def __init__(self, size: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(out, size, size))
        self.low, self.high = nn.Linear(size, out, bias=False), nn.Linear(size, out)
        nn.init.normal_(self.weight, std=0.01)

    def pairs(self, low: Tensor, high: Tensor) -> Tensor:
        """Of every dependant with every head: (batch, out, low, high)."""
        both = torch.einsum("bxi,oij,byj->boxy", low, self.weight, high)
        return both + self.low(low).transpose(1, 2)[:, :, :, None] + self.high(high).transpose(1, 2)[:, :, None, :]

    def each(self, low: Tensor, high: Tensor) -> Tensor:
        """Of row i of one with row i of the other: (rows, out)."""
        out, size, _ = self.weight.shape
        half = (low @ self.weight.permute(1, 0, 2).reshape(size, out * size)).view(-1, out, size)
        return (half * high[:, None, :]).sum(-1) + self.low(low) + self.high(high)


class Projection(nn.Sequential):
    """A vector of a word made fit for one use."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__(nn.Linear(WIDTH, size), nn.GELU(), Dropout(dropout))


class Model(nn.Module):
    """Words to their tags, lemma rules, names and arcs."""

    def __init__(self, labels: Inventory, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.drop = Dropout(head_dropout)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.feats = nn.Linear(WIDTH, len(labels.feats))
        self.lemma = nn.Linear(WIDTH, len(labels.lemma))
        self.names = nn.Sequential(Projection(TAG, head_dropout), nn.Linear(TAG, len(labels.names)))
        self.mentions = nn.Sequential(Projection(TAG, head_dropout), nn.Linear(TAG, len(labels.mentions)))
        self.arc_low, self.arc_high = Projection(ARC, head_dropout), Projection(ARC, head_dropout)
        self.label_low, self.label_high = Projection(LABEL, head_dropout), Projection(LABEL, head_dropout)
        self.kinds = nn.Sequential(Projection(TAG, head_dropout), nn.Linear(TAG, len(KINDS) + 1))
        nn.init.constant_(self.kinds[1].bias, -4.0)  # most words are no cue of most kinds
        self.status = nn.Sequential(Projection(STATUS, head_dropout), nn.Linear(STATUS, len(STATUSES)))
        self.role_low, self.role_high = Projection(ROLE, head_dropout), Projection(ROLE, head_dropout)
        self.roles = Biaffine(ROLE, 3 * len(ROLES))
        self.arcs, self.labels = Biaffine(ARC, 1), Biaffine(LABEL, len(labels.deprel))

    def words(self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of the words (batch, words, 384): the mean of each one's first and last piece; word 0 is the root."""
        x = self.encoder(ids, shapes)
        wide = lambda index: index[:, :, None].expand(-1, -1, WIDTH)  # noqa: E731
        return self.drop((x.gather(1, wide(first)) + x.gather(1, wide(last))) * 0.5)

    def tags(self, words: Tensor) -> dict[str, Tensor]:
        """Scores of each tagging head (batch, words, labels)."""
        return {name: getattr(self, name)(words) for name in ("upos", "feats", "lemma", "names", "mentions")}

    def arc_scores(self, words: Tensor, real: Tensor) -> Tensor:
        """Scores (batch, words, heads) with what can't be a head far below: padding and the word itself."""
        scores = self.arcs.pairs(self.arc_low(words), self.arc_high(words)).squeeze(1).float()
        can = real.clone()
        can[:, 0] = True
        return scores.masked_fill(~can[:, None, :], -1e4)

    def role_scores(self, words: Tensor, anchors: Tensor) -> Tensor:
        """Scores (cue, word, role, 3) of each word being outside, first or inside of a role of each cue."""
        low = self.role_low(words)[anchors[:, 0], anchors[:, 1]]
        high = self.role_high(words)[anchors[:, 0]]
        scores = self.roles.pairs(low[:, None], high)[:, :, 0]
        return scores.transpose(1, 2).unflatten(-1, (len(ROLES), 3))
