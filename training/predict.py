"""What the PyTorch model says about examples, for choosing among checkpoints."""

from __future__ import annotations

import numpy as np
import torch

from training.batches import Collator, by_length
from training.examples import Example
from training.gold import KINDS, ROLES, STATUSES
from training.inventory import Inventory
from training.model import Model
from training.scores import FoundCue, Parsed
from whoholds.parse.lemmas import lemma_of
from whoholds.parse.spelled import best_tags, spans
from whoholds.parse.tree import best_tree


@torch.no_grad()
def predict(
    model: Model, collate: Collator, labels: Inventory, examples: list[Example]
) -> list[tuple[Example, Parsed]]:
    """Each example with the model's parse of it, in no particular order."""
    model.eval()
    out: list[tuple[Example, Parsed]] = []
    for group in by_length(examples, 2500, None):
        batch = collate(group)
        with torch.autocast("cpu", torch.bfloat16):
            words = model.words(batch.ids, batch.shapes, batch.first, batch.last)
        words = words.float()
        tags = {name: scores.numpy() for name, scores in model.tags(words).items()}
        arcs = model.arc_scores(words, batch.real).numpy()
        low, high = model.label_low(words), model.label_high(words)
        for row, example in enumerate(group):
            size = len(example.words) + 1
            heads = best_tree(arcs[row, 1:size, :size])
            columns = torch.tensor([h + 1 for h in heads])
            scored = model.labels.each(low[row, 1:size], high[row][columns]).numpy()
            scored[:, 0] = -1e9
            deprels = [
                labels.deprel[0] if h < 0 else labels.deprel[int(k)]
                for h, k in zip(heads, scored.argmax(1), strict=True)
            ]
            out.append(
                (example, _parsed(example, {k: v[row, 1:size] for k, v in tags.items()}, labels, heads, deprels))
            )
    model.train()
    return out


def _parsed(
    example: Example, tags: dict[str, np.ndarray], labels: Inventory, heads: list[int], deprels: list[str]
) -> Parsed:
    rules = [labels.lemma[int(i)] for i in tags["lemma"].argmax(1)]
    named = {
        k: spans(best_tags(tags[k], tuple(getattr(labels, k))), tuple(getattr(labels, k)))
        for k in ("names", "mentions")
    }
    upos = [labels.upos[int(i)] for i in tags["upos"].argmax(1)]
    return Parsed(
        upos=upos,
        feats=[labels.feats[int(i)] for i in tags["feats"].argmax(1)],
        lemmas=[lemma_of(word, tag, rule) for word, tag, rule in zip(example.words, upos, rules, strict=True)],
        heads=heads,
        deprels=deprels,
        names=named["names"],
        mentions=named["mentions"],
    )


@torch.no_grad()
def cues(
    model: Model, collate: Collator, examples: list[Example], least: float = 0.05
) -> list[tuple[Example, list[FoundCue]]]:
    """The cues that the model finds with at least a probability, each with its status and roles."""
    model.eval()
    out = []
    for group in by_length(examples, 2500, None):
        batch = collate(group)
        words = model.words(batch.ids, batch.shapes, batch.first, batch.last)
        kinds = model.kinds(words)[:, :, : len(KINDS)].sigmoid() * batch.real[:, :, None]
        status = model.status(words).argmax(-1)
        anchors = (kinds.amax(-1) > least).nonzero()
        roles = model.role_scores(words, anchors).argmax(-1)
        found: list[list[FoundCue]] = [[] for _ in group]
        for (row, at), role in zip(anchors.tolist(), roles, strict=True):
            spans = {label: _role_spans(role[1:, k].tolist()) for k, label in enumerate(ROLES)}
            for k, score in enumerate(kinds[row, at].tolist()):
                if score > least:
                    found[row].append(FoundCue(at - 1, KINDS[k], score, STATUSES[int(status[row, at])], spans))
        out.extend(zip(group, found, strict=True))
    model.train()
    return out


def _role_spans(tags: list[int]) -> set[tuple[int, int]]:
    found, first = set(), -1
    for i, tag in enumerate([*tags, 0]):
        if tag != 2 and first >= 0:
            found.add((first, i))
            first = -1
        if tag == 1:
            first = i
    return found
