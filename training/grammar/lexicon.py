"""The words of the grammar with their forms."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lemminflect import getInflection

from training.grammar.trees import Node

FORMS = {
    "VB": "VerbForm=Inf",
    "VBN": "Tense=Past|VerbForm=Part",
    "VBN:pass": "Tense=Past|VerbForm=Part|Voice=Pass",
    "VBG": "Tense=Pres|VerbForm=Part",
    "VBG:ger": "",
}
"""The features of forms without a subject; the treebanks differ on gerunds."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they are and mean; an entry with "_" is several words, one with "+" has a particle."""

    lists: dict[str, Sequence[str]]
    light: Sequence[Sequence[str]]
    under: Sequence[Sequence[str]]
    kept: Sequence[Sequence[str]]
    go: Sequence[Sequence[str]]

    @classmethod
    def load(cls) -> Lexicon:
        found = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf8"))
        lists = {
            f"{group}.{name}": text.split()
            for group in ("verbs", "nouns", "adjectives", "small")
            for name, text in found[group].items()
        }
        light = [line.split("|") for line in found["light"]["patterns"].splitlines()]
        under, kept = ([line.split("|") for line in found["light"][name].splitlines()] for name in ("under", "kept"))
        go = [line.split("|") for line in found["verbs"]["go"].splitlines()]
        return cls(lists, [row for row in light if len(row) == 4], under, kept, go)

    def draw(self, name: str, rng: random.Random) -> str:
        """One word of a list."""
        return rng.choice(self.lists[name])


@lru_cache(maxsize=8192)
def form(lemma: str, tag: str) -> str:
    """The form of a lemma with a Penn tag; the likelier of two spellings."""
    found = getInflection(lemma, tag)
    if not found:
        return lemma
    doubled = [f for f in found if tag in {"VBD", "VBN"} and f.endswith("ed")]
    return str((doubled or list(found))[0]) if lemma not in _IRREGULAR else str(_IRREGULAR[lemma].get(tag, found[0]))


_IRREGULAR: dict[str, dict[str, str]] = {
    "flee": {"VBD": "fled", "VBN": "fled"},
    "hit": {"VBD": "hit", "VBN": "hit"},
    "set": {"VBD": "set", "VBN": "set"},
    "put": {"VBD": "put", "VBN": "put"},
    "cut": {"VBD": "cut", "VBN": "cut"},
    "hurt": {"VBD": "hurt", "VBN": "hurt"},
    "hang": {"VBD": "hanged", "VBN": "hanged"},
    "lay": {"VBD": "laid", "VBN": "laid"},
    "say": {"VBD": "said", "VBN": "said"},
    "quit": {"VBD": "quit", "VBN": "quit"},
    "burn": {"VBD": "burned", "VBN": "burned"},
    "ring": {"VBD": "ringed", "VBN": "ringed"},
    "police": {"NNS": "police"},
}


def noun(entry: str, *, plural: bool = False) -> Node:
    """A noun; of several words the last is the head, the others are its compounds."""
    *before, last = entry.split("_")
    if last in {"police", "people", "gas", "phosphorus", "aid", "fire"} or not plural:
        word, feats = last, "" if last in {"police", "people"} else "Number=Sing"
    else:
        word, feats = form(last, "NNS"), "Number=Plur"
    found = Node(word, "NOUN", feats, last)
    for word in reversed(before):
        adjective = word in {"heavy", "small", "chemical", "industrial", "military"}
        found.lead(*(("amod", Node(word, "ADJ")) if adjective else ("compound", Node(word, "NOUN", "Number=Sing"))))
    return found


def verb(entry: str, tag: str, feats: str = "") -> Node:
    """A verb with its particle."""
    lemma, *particles = entry.split("+")
    found = Node(form(lemma, tag.split(":")[0]), "VERB", feats or FORMS.get(tag, ""), lemma)
    for particle in particles:
        upos, rel = _PARTICLES.get(particle, ("ADP", "compound:prt"))
        found.follow(rel, Node(particle, upos))
    return found


_PARTICLES = {"back": ("ADV", "advmod"), "alive": ("ADJ", "xcomp")}


def finite(tense: str, *, plural: bool) -> str:
    """The features of a finite verb of the third person."""
    return f"Mood=Ind|Number={'Plur' if plural else 'Sing'}|Person=3|Tense={tense}|VerbForm=Fin"
