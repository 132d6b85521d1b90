"""What the model is taught: the sum of the heads' losses, each over the words that its data sets annotate."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORE, Batch
from training.model import Model

WEIGHTS = {"upos": 0.5, "feats": 0.5, "lemma": 0.5, "heads": 1.0, "deprel": 1.0, "names": 1.0, "mentions": 0.7,
           "kinds": 3.0, "status": 0.3, "roles": 1.0}  # fmt: skip


CALM = {"mentions": 0.5, "kinds": 0.5, "status": 0.5, "roles": 0.5}
"""Factors for the heads with few documents to learn from, once they have read them many times."""


def losses(model: Model, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that the batch has something for."""
    words = model.words(batch.ids, batch.shapes, batch.first, batch.last)
    found: dict[str, Tensor] = {}
    for name, scores in model.tags(words).items():
        target = getattr(batch, name)
        if name in {"names", "mentions"}:
            known = batch.real & ~target.all(-1)
            if known.any():
                found[name] = partial(scores[known].float(), target[known])
        elif (target != IGNORE).any():
            found[name] = functional.cross_entropy(scores.flatten(0, 1).float(), target.flatten(), ignore_index=IGNORE)
    treed = batch.heads != IGNORE
    if treed.any():
        found["heads"] = functional.cross_entropy(model.arc_scores(words, batch.real)[treed], batch.heads[treed])
        found["deprel"] = label_loss(model, words, batch, treed)
    return found | cue_losses(model, words, batch)


def cue_losses(model: Model, words: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The losses of the claim heads; those of status and roles at the gold cues."""
    found: dict[str, Tensor] = {}
    if batch.cued.any():
        scores, target = model.kinds(words)[batch.cued].float(), batch.kinds[batch.cued]
        found["kinds"] = functional.binary_cross_entropy_with_logits(scores, target, reduction="none").sum(-1).mean()
    if len(batch.anchors):
        status = model.status(words)[batch.anchors[:, 0], batch.anchors[:, 1]].float()
        found["status"] = functional.cross_entropy(status, batch.status)
        roles = model.role_scores(words, batch.anchors).float()
        each = functional.cross_entropy(roles.flatten(0, 2), batch.roles.flatten(), ignore_index=IGNORE)
        found["roles"] = each * batch.roles.shape[-1]
    return found


def partial(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability of all allowed labels together, where data sets don't tell them apart."""
    return (scores.logsumexp(-1) - scores.masked_fill(~allowed, -1e9).logsumexp(-1)).mean()


def label_loss(model: Model, words: Tensor, batch: Batch, treed: Tensor) -> Tensor:
    """The loss of the labels on the gold arcs."""
    rows, _ = treed.nonzero(as_tuple=True)
    low = model.label_low(words)[treed]
    high = model.label_high(words)[rows, batch.heads[treed]]
    scores = model.labels.each(low, high).float()
    return functional.cross_entropy(scores, batch.deprel[treed], ignore_index=IGNORE)


def total(found: dict[str, Tensor], *, calm: bool = False) -> Tensor:
    """The weighted sum of the losses."""
    factors = CALM if calm else {}
    return torch.stack([WEIGHTS[name] * factors.get(name, 1.0) * loss for name, loss in found.items()]).sum()
