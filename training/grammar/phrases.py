"""Phrases that name and describe: who, where, how many, when."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from training.grammar.lexicon import Lexicon, noun
from training.grammar.names import Names, name
from training.grammar.trees import UNSURE, Node

_VOWELS = "aeiou"


def article(head: Node, word: str = "the") -> Node:
    """The phrase with an article before it."""
    if word == "a" and next(head.words()).word[:1].lower() in _VOWELS:
        word = "an"
    return head.lead("det", Node(word, "DET", "PronType=Art", "a" if word == "an" else word))


def case(head: Node, words: str) -> Node:
    """The phrase with a preposition; of two words both hang on the head ("out of")."""
    for word in reversed(words.split()):
        head.lead("case", Node(word, "ADP", lemma=word))
    return head


@dataclass(frozen=True, slots=True)
class Phrases:
    """Draws phrases from a lexicon and names."""

    rng: random.Random
    lexicon: Lexicon
    names: Names

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def draw(self, name: str) -> str:
        return self.lexicon.draw(name, self.rng)

    def adjective(self, head: Node, kind: str) -> Node:
        """The noun with an adjective before it; "mainly_Kurdish" is two words."""
        *adverb, word = self.draw(f"adjectives.{kind}").split("_")
        found = Node(word, "NOUN" if word in {"rebel", "government", "opposition"} else "ADJ")
        rel = "amod"
        if found.upos == "NOUN":
            rel, found.feats = "compound", "Number=Sing"
        if word[:1].isupper():
            found.label = ("NORP", "O")
        for other in adverb:
            found.lead("advmod", Node(other, "ADV"))
        if word.endswith(("ed", "ing")) or word in _EITHER:
            found.upos = found.feats = rel = ""
        if "-" in word:
            return _hyphened(head, word)
        return head.lead(rel, found)

    def number(self, *, most: int = 10**9) -> Node:
        """A number, hedged at times."""
        pool = [n for n in self.lexicon.lists["small.numbers"] if not n[0].isdigit() or int(n.replace(",", "")) <= most]
        word = self.rng.choice(pool)
        found = Node(word, "NUM", "NumType=Card", word)
        kind = self.rng.random()
        if kind < 0.13:
            least = Node("least", "ADJ", "", UNSURE)
            found.lead("nmod", case(least, "at"))
        elif kind < 0.22:
            word = self.rng.choice(("more", "fewer"))
            found.lead("advmod", Node(word, "ADJ", "", "").follow("fixed", Node("than", "ADP", lemma="than")))
        elif kind < 0.3:
            found.lead("advmod", Node(self.rng.choice(("about", "nearly", "around", "almost", "over")), "ADV"))
        elif kind < 0.33:
            found.lead("advmod", Node("up", "").follow("fixed", Node("to", "ADP")))
        return found

    def counted(self, head: Node) -> Node:
        """So many of a plural noun: "12 soldiers", "dozens of soldiers", "several soldiers"."""
        kind = self.rng.random()
        if kind < 0.6:
            return head.lead("nummod", self.number())
        if kind < 0.85:
            word = self.draw("small.masses")
            mass = Node(word, "NOUN", "Number=Plur", "score" if word == "scores" else word[:-1])
            return mass.follow("nmod", case(head, "of"))
        return head.lead("amod", Node(self.rng.choice(("several", "many")), "ADJ", ""))

    def actor(self) -> Node:
        """Who fights: by name, by what they are, or both."""
        kind = self.rng.random()
        if kind < 0.22:
            found = self.names.actor(self.rng)
            return article(found) if found.upos == "PROPN" and found.word.lower() in _WITH_THE else found
        if kind < 0.34:
            return self.names.actor(self.rng) if self.chance(0.2) else self._of_name()
        if kind < 0.46:
            return self._of_people()
        if kind < 0.5:
            return name(self.rng.choice(self.names.countries), ("LOC", "ORG"))
        if kind < 0.55:
            return self.names.person(self.rng)
        if kind < 0.6:
            return self._of_leader()
        return self._described()

    def _of_name(self) -> Node:
        """The fighters of a named actor or people: "Taliban fighters", "Houthi rebels"."""
        head = noun(self.draw("nouns.forces"), plural=True)
        found = self.names.actor(self.rng)
        if any(w.word.lower() in _WITH_THE for w in found.words()) or len(list(found.words())) > 2:
            return head.lead("nmod:poss", _owning(found))
        return head.lead("compound", found)

    def _of_people(self) -> Node:
        head = noun(self.draw("nouns.forces"), plural=self.chance(0.85))
        if self.chance(0.25):
            self.adjective(head, "actor")
        nation = Node(self.rng.choice(self.names.adjectives), "ADJ", label=("NORP", "O"))
        if " " in nation.word or "-" in nation.word:
            nation = name(nation.word, ("NORP", "ORG", "LOC", "O"))
            nation.upos = nation.feats = ""
            head.lead("", nation)
        else:
            head.lead("amod", nation)
        return article(head) if not head.plural or self.chance(0.2) else head

    def _of_leader(self) -> Node:
        person = self.names.person(self.rng)
        head = noun(self.draw("nouns.forces"), plural=True)
        return head.lead("nmod:poss", _owning(person))

    def _described(self) -> Node:
        """An actor without a name."""
        if self.chance(0.35):
            return article(noun(self.draw("nouns.bodies")))
        plural = self.chance(0.9)
        head = noun(self.draw("nouns.fighters"), plural=plural)
        if self.chance(0.35):
            self.adjective(head, "actor")
        kind = self.rng.random()
        if not plural:
            head = article(head, self.rng.choice(("a", "the")))
        elif kind < 0.3:
            head = article(head)
        elif kind < 0.42:
            head = self.counted(head)
        if plural and self.chance(0.12):
            head.follow("amod", Node("loyal", "ADJ").follow("obl", case(self.actor(), "to")))
        elif plural and self.chance(0.1):
            head.follow("nmod", case(self.names.actor(self.rng), "from"))
        return head

    def people(self) -> Node:
        """Whom it befalls."""
        kind = self.rng.random()
        if kind < 0.1:
            return self.names.person(self.rng)
        if kind < 0.16:
            return self.number(most=60)
        if kind < 0.22:
            return self.actor()
        plural = self.chance(0.85)
        head = noun(self.draw("nouns.people"), plural=plural)
        if self.chance(0.3):
            self.adjective(head, "people")
        if self.chance(0.15):
            head.lead("amod", Node(self._plain_nation(), "ADJ", label=("NORP", "O")))
        if not plural:
            return article(head, self.rng.choice(("a", "a", "the")))
        kind = self.rng.random()
        return self.counted(head) if kind < 0.6 else article(head) if kind < 0.75 else head

    def _plain_nation(self) -> str:
        return self.rng.choice([a for a in self.names.adjectives[:400] if a.isalpha()])

    def place(self) -> Node:
        """Where: by name, by what it is, or both."""
        kind = self.rng.random()
        if kind < 0.42:
            found = self.names.place(self.rng)
            if self.chance(0.15):
                self._in_country(found)
            return found
        if kind < 0.6:
            head = noun(self.draw("nouns.titled"))
            if self.chance(0.3):
                self.adjective(head, "place")
            return article(head).follow("nmod", case(self.names.place(self.rng), "of"))
        if kind < 0.68:
            found = self.names.place(self.rng)
            direction = self.rng.choice(("northern", "southern", "eastern", "western", "central", "nearby", "downtown"))
            plain = direction.endswith("ern") or direction == "central"
            return found.lead("amod" if plain else "", Node(direction, "ADJ" if plain else ""))
        if kind < 0.74:
            return self._beside()
        plural = self.chance(0.2)
        head = noun(self.draw("nouns.places"), plural=plural)
        if self.chance(0.4):
            self.adjective(head, "place")
        head = self.counted(head) if plural and self.chance(0.6) else article(head)
        if self.chance(0.25):
            head.follow("nmod", case(self.names.place(self.rng), self.rng.choice(("in", "near", "outside", "of"))))
        return head

    def _in_country(self, found: Node) -> None:
        inside = self.names.place(self.rng)
        inside.lead("punct", Node(",", "PUNCT"))
        found.follow("nmod:unmarked", inside)

    def _beside(self) -> Node:
        """A named place with its sort after it: "Helmand province", "Mitiga airport"."""
        sort = self.rng.choice(
            ("province", "district", "region", "state", "county", "airport", "airbase", "city", "prison")
        )
        head = noun(sort)
        head.upos = head.feats = ""
        head.lemma = UNSURE
        found = self.names.place(self.rng)
        if sort in {"airport", "airbase", "prison"}:
            found.label = ("LOC", "FAC")
            head.free = found.free = True
        else:
            head.free = True
        head.lead("compound", found)
        return head

    def thing(self) -> Node:
        plural = self.chance(0.5)
        head = noun(self.draw("nouns.things"), plural=plural)
        if plural:
            return self.counted(head) if self.chance(0.5) else head
        return article(head, self.rng.choice(("a", "the")))

    def weapon(self) -> Node:
        head = noun(self.draw("nouns.weapons"), plural=True)
        for node in head.words():
            node.free = True
        return self.counted(head) if self.chance(0.2) else head

    def event(self) -> Node:
        """An event by its noun."""
        entry = self.draw("nouns.events")
        plural = self.chance(0.4) and entry not in {"artillery_fire", "shelling"}
        head = noun(entry, plural=plural)
        if self.chance(0.35):
            self.adjective(head, "event")
        if not plural and entry not in {"artillery_fire", "shelling"}:
            article(head, self.rng.choice(("a", "the")))
        kind = self.rng.random()
        if kind < 0.3:
            head.follow("nmod", case(self.place(), self.rng.choice(("on", "in", "near"))))
        elif kind < 0.45:
            head.follow("nmod", case(self.actor(), "by"))
        elif kind < 0.55 and entry in {"clash", "battle", "skirmish", "gunfight", "firefight", "gun_battle"}:
            head.follow("nmod", case(self.joined(self.actor(), self.actor()), "between"))
        return head

    def deed(self) -> Node:
        """A deed by its noun, with whom it befell: "the abduction of 200 girls by militants in Kaduna"."""
        entry = self.draw("nouns.deeds")
        head = article(noun(entry), "the")
        of = self.place() if entry in _OF_PLACES else self.weapon() if entry == "use" else self.people()
        head.follow("nmod", case(of, "of"))
        if self.chance(0.5):
            head.follow("nmod", case(self.actor(), "by"))
        if self.chance(0.35) and entry not in _OF_PLACES:
            head.follow("nmod", case(self.place(), self.rng.choice(("in", "near"))))
        return head

    def joined(self, *found: Node) -> Node:
        """Phrases in a row: "a, b and c"."""
        first, last = found[0], found[-1]
        for node in found[1:-1]:
            node.lead("punct", Node(",", "PUNCT"))
            first.follow("conj", node)
        last.lead("cc", Node("and", "CCONJ", lemma="and"))
        return first.follow("conj", last)

    def time(self) -> tuple[str, Node]:
        """When, with the relation to the verb."""
        kind = self.rng.random()
        day = Node(self.draw("small.days"), "PROPN", "Number=Sing")
        if kind < 0.35:
            return "obl", case(day, "on")
        if kind < 0.45:
            return "obl:unmarked", day
        if kind < 0.6:
            month = case(Node(self.draw("small.months"), "PROPN", "Number=Sing"), "in")
            if self.chance(0.4):
                year = str(self.rng.randint(1990, 2025))
                month.follow("nmod:unmarked", Node(year, "NUM", "NumType=Card"))
            return "obl", month
        if kind < 0.8:
            unit = Node(self.rng.choice(("week", "month", "year", "night")), "NOUN", "Number=Sing")
            return "obl:unmarked", unit.lead("amod", Node("last", "ADJ"))
        if kind < 0.9:
            word = self.rng.choice(("overnight", "again", "later", "recently"))
            return "advmod", Node(word, "ADV")
        return "obl:unmarked", Node(self.rng.choice(("yesterday", "today")), "NOUN", "Number=Sing")

    def slot(self, what: str) -> Node:
        """A phrase of a sort: place, actor, people, thing, event."""
        draw: Callable[[], Node] = getattr(self, what)
        return draw()

    def held(self) -> Node:
        """A place by who holds it: "the rebel-held town", "Houthi-controlled areas"."""
        head = noun(self.draw("nouns.places"), plural=self.chance(0.3))
        word = self.rng.choice(("held", "controlled", "occupied"))
        by = Node("rebel", "NOUN", "Number=Sing") if self.chance(0.5) else self._single_actor()
        how = Node(
            word, "VERB", "Tense=Past|VerbForm=Part", {"held": "hold", "controlled": "control"}.get(word, "occupy")
        )
        by.follow("punct", Node("-", "PUNCT"))
        head.lead("amod", how.lead("", by))
        return article(head) if self.chance(0.7) or not head.plural else head

    def _single_actor(self) -> Node:
        return name(self.rng.choice([a for a in self.names.actors if a.isalpha()]), ("ORG", "NORP"))


def _owning(found: Node) -> Node:
    """A name with the mark of the possessive."""
    plural = list(found.words())[-1].word.endswith("s")
    return found.follow("case", Node("'" if plural else "'s", "PART", lemma="'s"))


def _hyphened(head: Node, word: str) -> Node:
    """A compound adjective in the words that the run time cuts: "rebel-held" is three."""
    first, last = word.split("-")
    if first in {"pro", "anti"}:
        return head.lead("amod", Node(word, "ADJ"))
    before = Node(first, "", "", rel=UNSURE)
    before.follow("punct", Node("-", "PUNCT"))
    return head.lead("amod", Node(last, "", "").lead("", before))


_EITHER = frozenset(("border", "surprise", "twin", "overnight", "largest", "major", "downtown", "nearby", "coastal"))
"""Words that the treebanks take now for adjectives, now for nouns."""
_OF_PLACES_TEXT = """
capture shelling bombing siege seizure looting destruction evacuation encirclement burning fall occupation liberation
defence
"""
_OF_PLACES = frozenset(_OF_PLACES_TEXT.split())
_WITH_THE_TEXT = """
army armies forces force front movement party group council brigade brigades coalition union nations network corps
guard committee alliance militia
"""
_WITH_THE = frozenset(_WITH_THE_TEXT.split())
