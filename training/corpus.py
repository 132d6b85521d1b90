"""Which data teaches, which chooses, which measures; nothing of the last two is ever taught."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

from training import annotated, gold
from training.examples import Example, Marked
from training.masks import Pool, pool
from training.names import in_re3d_test, in_wikigold_test, re3d, wikigold
from training.treebank import examples

SHARED = Path(os.environ.get("WHOHOLDS_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TREEBANKS = {"ewt": "en_ewt-ud", "gum": "en_gum_permissive"}
_DETERMINERS_TEXT = """
a an the two three four five six several its their his one multiple
"""
_DETERMINERS = frozenset(_DETERMINERS_TEXT.split())


@dataclass(slots=True)
class Corpus:
    """Examples by use: `train` teaches, `dev` chooses the model, `test` measures (by set name).

    `gold` are sentences with cues to learn from, `told` those of the excerpts that we annotated, `held` those of the
    reports kept for tuning, `pool` names to change.
    """

    train: list[Example]
    dev: dict[str, list[Example]]
    test: dict[str, list[Example]]
    gold: list[Example]
    told: list[Example]
    held: list[Example]
    pool: Pool


def treebank(name: str, part: str) -> list[Example]:
    """Sentences of a treebank: `ewt` or `gum`, `train`, `dev` or `test`."""
    return list(examples(SHARED / "data/ud" / f"{TREEBANKS[name]}-{part}.conllu.xz", entities=name == "gum"))


def load() -> Corpus:
    """All data; the re3d documents that are among the gold `dev` reports only test."""
    wiki = list(wikigold(SHARED / "data/ner/wikigold.conll.txt"))
    reports = list(re3d(SHARED / "data/ner/re3d"))
    held = held_documents()
    train = treebank("ewt", "train") + treebank("gum", "train") + [x for x in wiki if not in_wikigold_test(x)] * 2
    taught = [x for x in reports if not in_re3d_test(x, held)]
    places = frozenset(spoken(x, m) for x in taught for m in x.mentions or [] if m.labels == ("LOC",))
    train += [with_names(x, places) for x in taught] * 2
    dev = {name: treebank(name, "dev") for name in TREEBANKS}
    test = {name: treebank(name, "test") for name in TREEBANKS}
    test["wikigold"] = [x for x in wiki if in_wikigold_test(x)]
    test["re3d"] = [x for x in reports if in_re3d_test(x, held)]
    told = list(gold.reports(SHARED / "gold/train", SHARED / "gold/digests"))
    learned = [x for r in told if not gold.is_held_out(r) for x in gold.examples(r)]
    kept = [x for r in told if gold.is_held_out(r) for x in gold.examples(r)]
    more = [x for r in annotated.reports(SHARED / "data") if not gold.is_held_out(r) for x in gold.examples(r)]
    return Corpus(train, dev, test, learned, more, kept, pool(learned + more))


def held_documents() -> frozenset[str]:
    """The re3d documents that the gold `dev` reports are made of."""
    origins = [json.loads(p.read_text("utf8"))["origin"] for p in sorted((SHARED / "gold/dev").glob("re3d-*.json"))]
    return frozenset(str(o["doc"]) for o in origins)


def spoken(example: Example, mark: Marked) -> str:
    return " ".join(example.words[mark.first : mark.last])


def with_names(example: Example, places: frozenset[str]) -> Example:
    """A re3d sentence with the names that its mentions are sure to be: all words capitalised, no article.

    Words of other mentions ("the regime", titles before a name) are left free: nothing is taught of their names.
    A place that acts ("Iraq" as organisation) may be either.
    """
    names: list[Marked] = []
    free: set[int] = {i for i, w in enumerate(example.words) if w[:1].isupper()}
    for mark in example.mentions or []:
        first = mark.first
        while first < mark.last - 1 and example.words[first].lower() in _DETERMINERS:
            first += 1
        inside = example.words[first : mark.last]
        if len(inside) == 1 and inside[0].lower() in _PRONOUNS:
            continue
        free |= set(range(mark.first, mark.last))
        labels = mark.labels
        if labels == ("ORG",) and " ".join(inside) in places:
            labels = ("ORG", "LOC")
        if _is_name(inside, labels):
            names.append(Marked(first, mark.last, labels))
            free -= set(range(mark.first, mark.last))
    return replace(example, names=names, free=free)


def _is_name(words: list[str], labels: tuple[str, ...]) -> bool:
    """Whether a re3d mention is a name by its looks; persons are left out, for re3d counts their titles in."""
    if labels == ("WEAPON",):
        return not any(w.lower() in _STRIKES for w in words)
    return labels != ("PER",) and all(w[:1].isupper() or w.lower() in _INNER or w.isdigit() for w in words)


_INNER = frozenset(["of", "the", "and", "-", "al", "de"])
_STRIKES = frozenset(["strike", "strikes", "attack", "attacks", "airstrike", "airstrikes", "bombardment", "bombers"])
_PRONOUNS_TEXT = """
i we you he she it they our their his her its us them me my who you this that
"""
_PRONOUNS = frozenset(_PRONOUNS_TEXT.split())
