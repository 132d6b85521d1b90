"""Whole sentences: clauses with who says so, when, why, and headlines, lists, quotes."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.examples import Example
from training.grammar.clauses import Clauses
from training.grammar.lexicon import Lexicon, finite, noun, verb
from training.grammar.names import Names
from training.grammar.phrases import Phrases, article, case
from training.grammar.trees import UNSURE, Node, comma, example

LONGEST = 45


def sentences(count: int, seed: int) -> Iterator[Example]:
    """So many sentences, the same for a seed."""
    writer = _Writer(random.Random(seed))
    while count:
        found = writer.sentence()
        if len(found.words) <= LONGEST:
            count -= 1
            yield found


class _Writer:
    """Draws sentences."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.say = Phrases(rng, Lexicon.load(), Names.load())
        self.clauses = Clauses(self.say)

    def sentence(self) -> Example:
        """One sentence as an example."""
        ways = (
            self.plain, self.fronted, self.said, self.said_after, self.according, self.quoted, self.after, self.related,
            self.reduced, self.tried, self.conjoined, self.headline, self.listed, self.denied, self.far, self.purpose,
        )  # fmt: skip
        return example(self.rng.choices(ways, (32, 8, 9, 7, 5, 3, 6, 5, 7, 5, 5, 8, 3, 2, 3, 3))[0]())

    def stop(self, head: Node, mark: str = ".") -> Node:
        return head.follow("punct", Node(mark, "PUNCT"))

    def plain(self) -> Node:
        return self.stop(self.clauses.any())

    def fronted(self) -> Node:
        """When or where comes first: "In Kunduz, ...", "On Monday ..."."""
        head = self.clauses.any()
        relation, first = self.say.time()
        if self.say.chance(0.5):
            relation, first = "obl", case(self.say.place(), self.rng.choice(("in", "near", "outside")))
        if self.say.chance(0.75) and first.upos != "ADV":
            comma(first)
        return self.stop(head.lead(relation, first))

    def speaker(self) -> Node:
        """Who says so."""
        if self.say.chance(0.3):
            return self.say.actor()
        if self.say.chance(0.15):
            return self.say.names.person(self.rng)
        word = self.say.draw("nouns.speakers")
        if self.say.chance(0.4):
            found = noun(word, plural=True)
            return found.lead("amod", Node("local", "ADJ")) if self.say.chance(0.3) else found
        found = article(noun(word), self.rng.choice(("a", "the")))
        if word in {"spokesman", "spokeswoman", "commander"} and self.say.chance(0.5):
            found.follow("nmod", case(self.say.actor(), "for" if word != "commander" else "of"))
        return found

    def said(self) -> Node:
        """ "Officials said that ...", with or without that, at times of what is planned or denied."""
        speaker = self.speaker()
        head = self.clauses.active(
            self.say.draw("verbs.say"), speaker, tense=self.rng.choice(("past", "past", "present", "perfect"))
        )
        if self.say.chance(0.2):
            head.follow(*self.say.time())
        inner = self.clauses.any()
        if self.say.chance(0.55):
            inner.lead("mark", Node("that", "SCONJ"))
        return self.stop(head.follow("ccomp", inner))

    def said_after(self) -> Node:
        """ "..., officials said."."""
        inner = comma(self.clauses.any())
        head = self.clauses.active(
            self.rng.choice(("say", "say", "report", "announce", "add")), self.speaker(), tense="past"
        )
        head.lead("ccomp", inner)
        if self.say.chance(0.25):
            head.follow(*self.say.time())
        return self.stop(head)

    def according(self) -> Node:
        """ "..., according to ..."."""
        head = self.clauses.any()
        source = self.speaker()
        word = Node("according", "VERB", "", "accord")
        source.lead("case", word.follow("fixed", Node("to", "ADP", lemma="to")))
        if self.say.chance(0.35):
            head.lead("obl", comma(source))
        else:
            source.lead("punct", Node(",", "PUNCT"))
            head.follow("obl", source)
        return self.stop(head)

    def quoted(self) -> Node:
        """A quote and its speaker."""
        inner = self.clauses.any()
        inner.lead("punct", Node('"', "PUNCT")).follow("punct", Node(",", "PUNCT")).follow("punct", Node('"', "PUNCT"))
        head = self.clauses.active("say", self.speaker(), tense="past")
        return self.stop(head.lead("ccomp", inner))

    def after(self) -> Node:
        """A clause beside another: "after rebels captured the town"."""
        head, inner = self.clauses.any(), self.clauses.any()
        word = self.rng.choice(
            ("after", "before", "when", "as", "while", "because", "if", "until", "since", "although")
        )
        mark = Node(word, "SCONJ") if word != "when" else Node("when", "ADV", "", "when")
        inner.lead("mark" if word != "when" else "advmod", mark)
        if self.say.chance(0.3):
            return self.stop(head.lead("advcl", comma(inner)))
        if self.say.chance(0.3):
            inner.lead("punct", Node(",", "PUNCT"))
        return self.stop(head.follow("advcl", inner))

    def related(self) -> Node:
        """A relative clause on a doer: "the rebels, who captured ..."."""
        entry = self.say.draw("verbs.place")
        doer = article(noun(self.say.draw("nouns.fighters"), plural=True))
        inner = self.clauses.active(entry, None, tense="past")
        inner.feats = finite("Past", plural=True)
        who = self.rng.choice(("who", "who", "that"))
        inner.lead("nsubj", Node(who, "PRON", "PronType=Rel", who)).follow("obj", self.say.place())
        doer.follow("acl:relcl", inner)
        head = self.clauses.active(
            self.say.draw("verbs.place"), doer, tense=self.rng.choice(("past", "modal", "perfect"))
        )
        return self.stop(self.clauses.where_when(head.follow("obj", self.say.place())))

    def reduced(self) -> Node:
        """A participle on a noun: "the students abducted by the gang", "refugees fleeing Raqqa"."""
        place = self.say.chance(0.4)
        if self.say.chance(0.65):
            what = noun(self.say.draw("nouns.places" if place else "nouns.people"), plural=self.say.chance(0.5))
            what = article(what) if self.say.chance(0.7) or not what.plural else self.say.counted(what)
            part = verb(self.say.draw("verbs.place" if place else "verbs.people"), "VBN:pass")
            if self.say.chance(0.75):
                part.follow("obl:agent", case(self.say.actor(), "by"))
            self.clauses.where_when(part)
        else:
            what, place = noun(self.say.draw("nouns.people"), plural=True), False
            word = self.rng.choice(("flee", "enter", "leave", "defend", "besiege", "escape", "hold", "cross", "attack"))
            part = verb(word, "VBG:ger").follow("obj", self.say.place())
        what.follow("acl", part)
        kind = self.rng.random()
        if kind < 0.5:
            head = self.clauses.active(self.say.draw("verbs.place" if place else "verbs.people"), self.say.actor())
            return self.stop(head.follow("obj", what))
        entry = self.say.draw("verbs.place" if place else "verbs.people")
        return self.stop(self.clauses.where_when(self.clauses.passive(entry, what)))

    def tried(self) -> Node:
        """ "... failed to capture ...", "... were trying to ..."."""
        head = self.clauses.active(
            self.say.draw("verbs.try"),
            self.clauses.doer("place"),
            tense=self.rng.choice(("past", "past", "progressive", "perfect", "present")),
        )
        inner = self._to(self.rng.choice(("place", "people")))
        return self.stop(head.follow("xcomp", inner))

    def _to(self, kind: str) -> Node:
        inner = verb(self.say.draw(f"verbs.{kind}"), "VB").lead("mark", Node("to", "PART", lemma="to"))
        inner.follow("obj", self.clauses.object("", kind))
        return self.clauses.where_when(inner)

    def purpose(self) -> Node:
        """ "... to capture ..." as the aim of a clause or a noun."""
        if self.say.chance(0.5):
            what = noun(self.rng.choice(("attempt", "offensive", "plan", "campaign", "operation", "bid", "effort")))
            article(what, self.rng.choice(("a", "the"))).follow("acl", self._to("place"))
            word = self.rng.choice(("launch", "announce", "begin", "abandon", "repel", "foil", "approve", "resume"))
            return self.stop(self.clauses.active(word, self.say.actor()).follow("obj", what))
        return self.stop(self.clauses.went().follow("advcl", self._to(self.rng.choice(("place", "people")))))

    def conjoined(self) -> Node:
        """Two clauses in a row, or two verbs of one subject."""
        head = self.clauses.done() if self.say.chance(0.5) else self.clauses.any()
        other = self.clauses.any()
        word = self.rng.choice(("and", "and", "but", "while"))
        other.lead("cc", Node(word if word != "while" else "and", "CCONJ"))
        other.lead("punct", Node(",", "PUNCT"))
        return self.stop(head.follow("conj", other))

    def denied(self) -> Node:
        """ "... denied that ...", "... denied capturing ..."."""
        head = self.clauses.active("deny", self.say.actor(), tense=self.rng.choice(("past", "perfect")))
        if self.say.chance(0.5):
            inner = verb(self.say.draw("verbs.place"), "VBG:ger").follow("obj", self.say.place())
            return self.stop(head.follow("xcomp", inner))
        return self.stop(head.follow("ccomp", self.clauses.any().lead("mark", Node("that", "SCONJ"))))

    def listed(self) -> Node:
        """Several places or actors in a row."""
        many = [self.say.names.place(self.rng) for _ in range(self.rng.randint(2, 5))]
        found = self.say.joined(*many)
        if self.say.chance(0.5):
            head = self.clauses.active(self.say.draw("verbs.place"), self.clauses.doer("place"))
            if self.say.chance(0.5):
                kinds = noun(self.rng.choice(("town", "village", "city", "district")), plural=True)
                found = article(kinds).follow("nmod", case(found, "of"))
            return self.stop(head.follow("obj", found))
        head = self.clauses.active(
            self.rng.choice(("erupt", "rage", "continue", "resume", "break+out")), self.say.event()
        )
        return self.stop(head.follow("obl", case(found, self.rng.choice(("in", "near", "around")))))

    def far(self) -> Node:
        """ "... in X, 20 km south of Y"."""
        word = self.rng.choice(("km", "kilometres", "kilometers", "miles"))
        unit = Node(word, "NOUN", "Number=Plur", word.removesuffix("s") if word != "km" else "km")
        unit.lead("nummod", self.say.number(most=300))
        side = Node(self.rng.choice(("north", "south", "east", "west", "northeast", "southwest")), "ADV", "")
        side.lead("obl:unmarked", unit).follow("obl", case(self.say.names.place(self.rng), "of"))
        place = self.say.place()
        if self.say.chance(0.6):
            side.lead("punct", Node(",", "PUNCT"))
        place.follow("advmod", side)
        head = self.clauses.active(self.say.draw("verbs.place"), self.clauses.doer("place"))
        return self.stop(head.follow("obj", place))

    def headline(self) -> Node:
        """A headline: no articles, the present, the participle for the passive, no stop."""
        kind = self.rng.random()
        if kind < 0.4:
            place = self.say.chance(0.6)
            head = self.clauses.active(
                self.say.draw("verbs.place" if place else "verbs.people"), self._bare(), tense="present"
            )
            head.follow(
                "obj", self.say.names.place(self.rng) if place and self.say.chance(0.6) else self._bare(place=place)
            )
        else:
            head = verb(self.say.draw("verbs.people"), "VBN:pass")
            head.lead("nsubj:pass", self.say.number(most=200) if self.say.chance(0.3) else self._bare(counted=True))
        if self.say.chance(0.5):
            event = noun(self.say.draw("nouns.events"))
            head.follow("obl", case(event, self.rng.choice(("in", "after", "during"))))
            if self.say.chance(0.5):
                event.follow("nmod", case(self._bare(place=True), self.rng.choice(("on", "near"))))
        if self.say.chance(0.4):
            head.follow("obl", case(self.say.names.place(self.rng), self.rng.choice(("in", "near"))))
        if self.say.chance(0.12):
            voice = name_of_voice(self.rng)
            head.lead(UNSURE, voice.follow("punct", Node(":", "PUNCT")))
        return head

    def _bare(self, *, place: bool = False, counted: bool = False) -> Node:
        """A phrase without an article."""
        if place:
            found = noun(self.say.draw("nouns.places"))
            return self.say.adjective(found, "place") if self.say.chance(0.4) else found
        found = noun(self.say.draw("nouns.people" if counted else "nouns.fighters"), plural=True)
        return self.say.counted(found) if counted or self.say.chance(0.2) else found


def name_of_voice(rng: random.Random) -> Node:
    """Who a headline quotes."""
    return Node(rng.choice(("UN", "Army", "Police", "Officials", "Report", "Monitor")), "", "", free=True)
