"""What sort of thing a noun phrase means, by word lists (`ontology/words.toml`), names, groups and places."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whoholds.claim.grammar import TIMES, case_of
from whoholds.ontology.neutral import neutral_words
from whoholds.records import PlaceRef, PlaceType, Sentence

NAME_CLASSES = {
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"place", "facility"}),
    "PER": frozenset({"person", "people"}),
    "ORG": frozenset({"actor", "force"}),
    "NORP": frozenset({"actor"}),
    "WEAPON": frozenset({"weapon"}),
    "EVENT": frozenset({"event"}),
}
PRONOUN_CLASSES = {
    "they": frozenset({"actor", "force", "people"}),
    "them": frozenset({"actor", "force", "people"}),
    "their": frozenset({"actor", "force", "people"}),
    "he": frozenset({"person", "people", "actor"}),
    "she": frozenset({"person", "people", "actor"}),
    "him": frozenset({"person", "people"}),
    "her": frozenset({"person", "people"}),
    "me": frozenset({"person", "people"}),
    "us": frozenset({"actor", "force", "people"}),
    "we": frozenset({"actor", "force", "people"}),
    "i": frozenset({"person", "people", "actor"}),
    "who": frozenset({"actor", "force", "people"}),
    "it": frozenset({"actor", "force", "place", "facility"}),
    "its": frozenset({"actor", "force", "place"}),
    "there": frozenset({"place"}),
    "where": frozenset({"place"}),
}

TITLES = frozenset({"nmod:desc", "compound", "appos", "flat"})
"""Relations under which a title or an office stands with a name."""

BEFORE = frozenset({"compound", "amod"})
"""Relations under which a name before a noun says whose it is, where it is an adjective too: "a US drone strike"."""

LONGEST_NAME = 6
"""How many tokens a group's name has at most to be looked for."""
ACTOR_COLUMNS = ("name", "aliases", "acronyms")
COUNTRY_COLUMNS = ("name", "aliases", "adjectives", "people")
Names = Mapping[str, tuple[tuple[str, ...], ...]]
"""Names as tokens, by their first token."""


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists by class: `force` (soldiers, rebels), `people`, `place`, `facility`, `weapon`, `event` ..."""

    classes: Mapping[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]
    groups: Names
    countries: Names
    demonyms: Names

    @classmethod
    def load(cls) -> Words:
        """What ships with whoholds, read once."""
        return _shipped()


@cache
def _shipped() -> Words:
    table = tomllib.loads((files("whoholds.ontology") / "words.toml").read_text("utf-8"))
    by_lemma: dict[str, set[str]] = {}
    for name, lemmas in table["nouns"].items():
        for lemma in lemmas:
            by_lemma.setdefault(lemma, set()).add(name)
    for loaded, plain in neutral_words().items():
        by_lemma[loaded] = by_lemma.get(plain, by_lemma.get(plain.removesuffix("s"), set()))
    return Words(
        {lemma: frozenset(names) for lemma, names in by_lemma.items()},
        {name: frozenset(words) for name, words in table["lists"].items()},
        _names("groups-", ACTOR_COLUMNS),
        _names("countries", COUNTRY_COLUMNS),
        _names("countries", ("adjectives",)),
    )


def _names(prefix: str, columns: tuple[str, ...]) -> Names:
    """The names in some columns of `ontology/actors/`, in lower case; acronyms as they are written."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for path in (files("whoholds.ontology") / "actors").iterdir():
        if path.name.startswith(prefix):
            for row in csv.DictReader(path.read_text("utf-8").splitlines()):
                for name in (name.lstrip("=") for column in columns for name in row[column].split("|")):
                    words = tuple(re.findall(r"\w+(?:\.\w+)+\.?|\w+|[^\w\s]", name if name.isupper() else name.lower()))
                    if 0 < len(words) <= LONGEST_NAME:
                        found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names)) for first, names in found.items()}


@dataclass(frozen=True, slots=True)
class Classifier:
    """Tells what a token's phrase means in one sentence: a set of classes, empty where nothing is known.

    `places` are the report's place names; they count beside the parser's names.
    """

    words: Words
    places: tuple[PlaceRef, ...] = ()

    def classes(self, sentence: Sentence, index: int) -> frozenset[str]:
        """The classes of the phrase that a token heads."""
        token = sentence.tokens[index]
        lowered = token.text.lower()
        if token.upos == "PRON" and lowered in PRONOUN_CLASSES:
            return PRONOUN_CLASSES[lowered]
        if token.text[:1].isupper() and _within_name(sentence, index, self.words.groups):
            return frozenset({"actor", "force"})
        if token.text[:1].isupper() and _within_name(sentence, index, self.words.countries):
            whose = token.deprel in BEFORE and _within_name(sentence, index, self.words.demonyms)
            site = frozenset() if whose else self.name_classes(sentence, index) & {"place"}
            return frozenset({"actor", "country"}) | site
        known = self.words.classes.get(token.lemma.lower(), frozenset())
        known |= self.words.classes.get(lowered, frozenset())
        if token.upos == "PROPN":
            known |= self.words.classes.get(lowered.removesuffix("s"), frozenset())
        if token.lemma.lower() in self.words.lists["shares"] or token.upos == "NUM":
            return next((self.classes(sentence, c) for c in _whole(sentence, index)), known - {"place"})
        if known and token.upos != "PROPN":
            return known
        return known | self.name_classes(sentence, index) | self._title(sentence, index)

    def _title(self, sentence: Sentence, index: int) -> frozenset[str]:
        """`leader` for a name with the title or office of one: "General Salama", "Salama, the police chief"."""
        titles = (c for c in sentence.children[index] if sentence.tokens[c].deprel in TITLES)
        led = any("leader" in self.words.classes.get(sentence.tokens[c].lemma.lower(), frozenset()) for c in titles)
        return frozenset({"leader"}) if led else frozenset()

    def name_classes(self, sentence: Sentence, index: int) -> frozenset[str]:
        """The classes that the names over a token give it."""
        found: set[str] = set()
        token = sentence.tokens[index]
        for name in sentence.names:
            if name.first <= index < name.last:
                found |= NAME_CLASSES.get(name.label, frozenset())
        over = [ref for ref in self.places if ref.span and ref.span.start <= token.start < ref.span.end]
        if over:
            found.add("place")
            found -= {"person", "people"}
        if any(ref.place_id and ref.type is not PlaceType.COUNTRY for ref in over):
            found -= {"actor", "force"}
        return frozenset(found)

    def among(self, sentence: Sentence, index: int, wanted: Iterable[str]) -> bool:
        """Whether a token's phrase is of one of the wanted classes; `!class` asks that it isn't.

        `unknown` is what no list and no name tells, `proper` and `common` such a proper or common noun.
        """
        classes = self.classes(sentence, index)
        wanted = list(wanted)
        refused = {w[1:] for w in wanted if w.startswith("!")}
        asked = {w for w in wanted if not w.startswith("!")}
        if classes & refused:
            return False
        if not asked or classes & asked:
            return True
        timed = sentence.tokens[index].lemma.lower() in TIMES
        sort = None if timed else {"PROPN": "proper", "NOUN": "common"}.get(sentence.tokens[index].upos)
        return not classes and not timed and bool(asked & {"unknown", sort})


def _whole(sentence: Sentence, index: int) -> list[int]:
    """What a share is of: "part of the town", "most of the troops"; nothing in "took part"."""
    return [c for c in sentence.children[index] if c > index and case_of(sentence, c) == "of"]


def _within_name(sentence: Sentence, index: int, names: Names) -> bool:
    """Whether a token is part of one of the names, whatever the parser takes it for."""
    for first in range(max(0, index - LONGEST_NAME + 1), index + 1):
        word = sentence.tokens[first].text
        for name in (*names.get(word, ()), *(names.get(word.lower(), ()) if not word.islower() else ())):
            said = [t.text for t in sentence.tokens[first : first + len(name)]]
            if first + len(name) > index and name in (tuple(said), tuple(w.lower() for w in said)):
                return True
    return False
