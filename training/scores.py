"""Figures of a parse against gold words: arcs, labels, tags, lemmas, names. Shared by training and evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.examples import Example, Marked


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a model says about the words of an example."""

    upos: Sequence[str]
    feats: Sequence[str]
    lemmas: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]
    names: Sequence[tuple[int, int, str]]
    mentions: Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue that a model found."""

    anchor: int
    kind: str
    score: float
    status: str
    roles: dict[str, set[tuple[int, int]]]


def parse_scores(pairs: Iterable[tuple[Example, Parsed]]) -> dict[str, float]:
    """Shares of words with the right head (uas), head and full label (las), tag, features, lemma, in per cent."""
    total, hits = 0, dict.fromkeys(("uas", "las", "upos", "feats", "lemma"), 0)
    for gold, got in pairs:
        total += len(gold.words)
        for i in range(len(gold.words)):
            arc = gold.heads[i] == got.heads[i]
            hits["uas"] += arc
            hits["las"] += arc and gold.deprels[i] == got.deprels[i]
            hits["upos"] += gold.upos[i] == got.upos[i]
            hits["feats"] += gold.feats[i] == got.feats[i]
            hits["lemma"] += gold.lemmas[i] == got.lemmas[i]
    return {name: round(100 * n / max(total, 1), 2) for name, n in hits.items()}


def cue_scores(pairs: Sequence[tuple[Example, Sequence[FoundCue]]], threshold: float = 0.0) -> dict[str, float]:
    """Kinds in sentences (each kind once a sentence), at a threshold or the best; status and roles at gold anchors."""
    if not threshold:
        tried = [cue_scores(pairs, t / 20) for t in range(4, 15)]
        return max(tried, key=lambda s: s["f1"])
    gold_n = found_n = hit = 0
    status, seen = [0, 0], 0
    roles = [0, 0, 0]
    for example, found in pairs:
        kept = [c for c in found if c.score >= threshold]
        want = {kind for c in example.cues or [] for kind in c.kinds}
        have = {c.kind for c in kept}
        gold_n, found_n, hit = gold_n + len(want), found_n + len(have), hit + len(want & have)
        by_anchor = {c.anchor: c for c in kept}
        for cue in example.cues or []:
            if (got := by_anchor.get(cue.anchor)) is not None:
                seen += 1
                status[got.status == cue.status] += 1
                for label, spans in got.roles.items():
                    gold_spans = set(cue.roles.get(label, []))
                    roles = [roles[0] + len(gold_spans), roles[1] + len(spans), roles[2] + len(gold_spans & spans)]
    return {
        "threshold": threshold,
        "precision": round(100 * hit / max(found_n, 1), 2),
        "recall": round(100 * hit / max(gold_n, 1), 2),
        "f1": round(200 * hit / max(gold_n + found_n, 1), 2),
        "anchors": round(100 * seen / max(sum(len(x.cues or []) for x, _ in pairs), 1), 2),
        "status": round(100 * status[1] / max(seen, 1), 2),
        "roles_f1": round(200 * roles[2] / max(roles[0] + roles[1], 1), 2),
    }


def name_scores(
    pairs: Iterable[tuple[Example, Parsed]], labels: frozenset[str], *, mentions: bool = False
) -> dict[str, float]:
    """Strict scores of names: the same words and the same label; a facility counts as a place where gold has no FAC."""
    gold_n = found_n = hit = 0
    for gold, got in pairs:
        marks: list[Marked] = (gold.mentions if mentions else gold.names) or []
        want = {(m.first, m.last, _plain(m.labels[0])) for m in marks} & _kept(marks, labels)
        have = {(a, b, _plain(x)) for a, b, x in (got.mentions if mentions else got.names) if _plain(x) in labels}
        gold_n, found_n, hit = gold_n + len(want), found_n + len(have), hit + len(want & have)
    precision, recall = hit / max(found_n, 1), hit / max(gold_n, 1)
    f1 = 2 * hit / max(gold_n + found_n, 1)
    return {"precision": round(100 * precision, 2), "recall": round(100 * recall, 2), "f1": round(100 * f1, 2)}


def _kept(marks: list[Marked], labels: frozenset[str]) -> set[tuple[int, int, str]]:
    return {(m.first, m.last, _plain(m.labels[0])) for m in marks if _plain(m.labels[0]) in labels}


def _plain(label: str) -> str:
    return "LOC" if label == "FAC" else label
