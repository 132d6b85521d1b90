"""Clauses: what is done, befalls, or is, with its verb in all its forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lemminflect import getLemma

from training.grammar.lexicon import finite, noun, verb
from training.grammar.phrases import Phrases, article, case
from training.grammar.trees import UNSURE, Node, comma

_MODALS = ("will", "would", "could", "may", "might", "must", "should", "can")
_CONTROL = {"its": "Sing", "their": "Plur"}


def _aux(word: str, lemma: str, feats: str) -> Node:
    return Node(word, "AUX", feats, lemma)


def _be(past: bool, plural: bool) -> Node:
    word = ("were" if plural else "was") if past else ("are" if plural else "is")
    return _aux(word, "be", finite("Past" if past else "Pres", plural=plural))


def _have(past: bool, plural: bool) -> Node:
    word = "had" if past else "have" if plural else "has"
    return _aux(word, "have", finite("Past" if past else "Pres", plural=plural))


@dataclass(frozen=True, slots=True)
class Clauses:
    """Draws clauses; the head of each is its predicate, without a full stop."""

    say: Phrases

    def active(self, entry: str, subject: Node | None, *, tense: str = "") -> Node:
        """A verb with its subject, in one of the tenses; without a subject a bare form is asked for."""
        plural = subject.plural if subject else False
        tense = (
            tense
            or self.say.rng.choices(
                ("past", "perfect", "pluperfect", "present", "progressive", "modal", "negated"),
                (46, 12, 5, 8, 8, 16, 5),
            )[0]
        )
        head = self._tensed(entry, tense, plural)
        return head if subject is None else head.lead("nsubj", subject)

    def _tensed(self, entry: str, tense: str, plural: bool) -> Node:
        rng = self.say.rng
        if tense == "past":
            return verb(entry, "VBD", finite("Past", plural=plural))
        if tense == "present":
            return verb(entry, "VBP" if plural else "VBZ", finite("Pres", plural=plural))
        if tense == "perfect":
            return verb(entry, "VBN").lead("aux", _have(False, plural))
        if tense == "pluperfect":
            return verb(entry, "VBN").lead("aux", _have(True, plural))
        if tense == "progressive":
            return verb(entry, "VBG").lead("aux", _be(rng.random() < 0.6, plural))
        if tense == "negated":
            did = _aux("did", "do", finite("Past", plural=plural))
            head = verb(entry, "VB").lead("advmod", Node("not", "PART", "Polarity=Neg", "not"))
            return head.lead("aux", did)
        word = rng.choice(_MODALS)
        return verb(entry, "VB").lead("aux", _aux(word, word, "VerbForm=Fin"))

    def passive(self, entry: str, subject: Node) -> Node:
        """A verb in the passive with its subject."""
        rng, plural = self.say.rng, subject.plural
        head = verb(entry, "VBN:pass")
        kind = rng.random()
        if kind < 0.62:
            head.lead("aux:pass", _be(kind < 0.55, plural))
        elif kind < 0.82:
            head.lead("aux:pass", _aux("been", "be", "Tense=Past|VerbForm=Part")).lead("aux", _have(kind < 0.7, plural))
        elif kind < 0.9:
            head.lead("aux:pass", _aux("being", "be", "Tense=Pres|VerbForm=Part")).lead("aux", _be(kind < 0.86, plural))
        else:
            word = rng.choice(_MODALS)
            head.lead("aux:pass", _aux("be", "be", "VerbForm=Inf")).lead("aux", _aux(word, word, "VerbForm=Fin"))
        return head.lead("nsubj:pass", subject)

    def where_when(self, head: Node) -> Node:
        """A place, a time, or both after a verb, each with some chance."""
        say = self.say
        if say.chance(0.35):
            place = case(say.place(), say.rng.choice(("in", "in", "near", "outside", "at", "around")))
            head.follow("obl" if self._clear(head) else UNSURE, place)
        if say.chance(0.35):
            relation, when = say.time()
            head.follow(relation, when)
        if say.chance(0.1):
            head.follow("obl", case(say.event(), say.rng.choice(("in", "during", "after", "before"))))
        return head

    def _clear(self, head: Node) -> bool:
        """Whether a place that follows can only belong to the verb, not to a place or a name before it."""
        last = head.right[-1] if head.right else None
        return last is None or (
            last.rel in {"obj", "obl:agent", "xcomp"} and last.lemma in self.say.lexicon.lists["nouns.people"]
        )

    def object(self, entry: str, kind: str) -> Node:
        """What such a verb is done to."""
        say = self.say
        if kind == "place":
            return say.held() if say.chance(0.08) else say.place()
        if kind == "civil":
            found = noun(say.draw("nouns.civil"), plural=say.chance(0.4))
            return found if found.plural else article(found, say.rng.choice(("a", "the")))
        return say.people()

    def done(self) -> Node:
        """Someone does something to a place or to people, in the active voice."""
        say = self.say
        kind = say.rng.choices(("place", "people", "civil"), (45, 42, 13))[0]
        entry = say.draw(f"verbs.{kind}")
        subject = say.event() if kind == "people" and say.chance(0.12) else self.doer(kind)
        head = self.active(entry, subject)
        _object(head, self.object(entry, kind))
        self.where_when(head)
        if kind == "people" and say.chance(0.12):
            self.also(head)
        return head

    def doer(self, kind: str) -> Node:
        say = self.say
        if kind == "civil":
            return say.people()
        if say.chance(0.08):
            plural = say.chance(0.4)
            they = "they" if plural else say.rng.choice(("it", "he", "she"))
            number = "Plur" if plural else "Sing"
            return Node(they, "PRON", f"Case=Nom|Number={number}|Person=3|PronType=Prs", they)
        if say.chance(0.06):
            return say.joined(say.actor(), say.actor())
        return say.actor()

    def also(self, head: Node) -> None:
        """Another verb after the first: "and wounded ten", ", killing 14"."""
        say = self.say
        entry = say.draw("verbs.people")
        if say.chance(0.5):
            tag = "VBD" if head.feats.startswith("Mood") else "VBN"
            feats = head.feats if tag == "VBD" else ""
            other = verb(entry, tag, feats) if "Past" in head.feats or tag == "VBN" else verb(entry, "VB")
            if "Pres" in head.feats or "Inf" in head.feats or "Part" in head.feats:
                return
            head.follow("conj", _object(other.lead("cc", Node("and", "CCONJ")), say.people()))
        else:
            other = verb(say.rng.choice(("kill", "wound", "injure", "leave", "trap", "displace", "damage")), "VBG:ger")
            head.follow("advcl", _object(other.lead("punct", Node(",", "PUNCT")), say.people()))

    def suffered(self) -> Node:
        """Something is done to a place or to people, in the passive."""
        say = self.say
        kind = say.rng.choices(("place", "people", "civil"), (42, 45, 13))[0]
        entry = say.draw(f"verbs.{kind}")
        head = self.passive(entry, self.object(entry, kind))
        order = say.chance(0.5)
        if order and say.chance(0.6):
            head.follow("obl:agent", case(say.actor() if say.chance(0.85) else say.event(), "by"))
        if kind == "people" and say.chance(0.3):
            head.follow("obl", case(say.event(), say.rng.choice(("in", "in", "during", "by"))))
            if head.right[-1].left[0].word == "by":
                head.right[-1].rel = "obl:agent"
        self.where_when(head)
        if not order and say.chance(0.3):
            head.follow("obl:agent", case(say.actor(), "by"))
        return head

    def went(self) -> Node:
        """Someone moves, fights, surrenders."""
        say = self.say
        entry, slots = say.rng.choice(say.lexicon.go)
        head = self.active(entry, self.doer("go"))
        if say.chance(0.85):
            word, _, what = say.rng.choice(slots.split(",")).partition(":")
            head.follow("obl", case(say.slot(what), word))
        return self.where_when(head) if say.chance(0.5) else head

    def befell(self) -> Node:
        """An event breaks out, goes on, ends; people die."""
        say = self.say
        if say.chance(0.5):
            head = self.active(say.draw("verbs.fates"), say.people())
            if say.chance(0.6):
                head.follow("obl", case(say.event(), say.rng.choice(("in", "in", "during", "after", "from"))))
            return self.where_when(head)
        return self.where_when(self.active(say.draw("verbs.befall"), say.event()))

    def light(self) -> Node:
        """A verb that means little with a noun that means it: "take control of"."""
        say = self.say
        entry, before, word, slots = say.rng.choice(say.lexicon.light)
        subject = self.doer("light")
        thing = noun(word)
        if word.endswith("s") and not word.endswith("ss"):
            thing = Node(word, "NOUN", "Number=Plur", getLemma(word, "NOUN")[0])
        if say.chance(0.2):
            self._described(thing, word)
        if before in {"its", "their"}:
            before = "their" if subject.plural else "its"
            number = _CONTROL[before]
            feats = f"Case=Gen|Number={number}|Person=3|Poss=Yes|PronType=Prs"
            thing.lead("nmod:poss", Node(before, "PRON", feats, before))
        elif before:
            article(thing, "the" if before == "the" else "a")
        named = word in _HELD and not before
        if named and say.chance(0.12):
            head = self.passive(entry, thing)
            self.filled(thing, slots, "nmod")
            if say.chance(0.5):
                head.follow("obl:agent", case(say.actor(), "by"))
            return head
        head = _object(self.active(entry, subject), thing)
        self.filled(thing if word in _HELD else head, slots, "nmod" if word in _HELD else "obl")
        return self.where_when(head) if say.chance(0.4) else head

    def _described(self, thing: Node, word: str) -> None:
        pool = (
            ("full", "complete", "partial", "sole") if word == "control" else ("new", "major", "heavy", "more", "fresh")
        )
        how = self.say.rng.choice(pool)
        thing.lead("amod", Node(how, "ADJ", "" if how == "more" else "_", "" if how == "more" else how))

    def filled(self, head: Node, slots: str, relation: str) -> None:
        """One of the slots after a verb or noun, mostly filled."""
        say = self.say
        if slots and say.chance(0.85):
            word, _, what = say.rng.choice(slots.split()).partition(":")
            head.follow(relation, case(say.slot(what), word))

    def came_under(self) -> Node:
        """A place or body comes under attack, falls into someone's hands."""
        say = self.say
        entry, word, what, slots = say.rng.choice(say.lexicon.under)
        head = self.active(entry, say.place() if say.chance(0.75) else say.actor())
        thing = noun(what)
        if what.endswith("s"):
            thing = article(Node(what, "NOUN", "Number=Plur", what[:-1]))
        elif what == "control" and say.chance(0.5):
            article(thing)
        elif what in {"attack", "fire"} and say.chance(0.3):
            thing.lead("amod", Node(say.rng.choice(("heavy", "renewed")), "ADJ"))
        head.follow("obl", case(thing, word))
        if say.chance(0.7):
            preposition, _, slot = slots.partition(":")
            (thing if preposition == "of" else head).follow(
                "nmod" if preposition == "of" else "obl", case(say.slot(slot), preposition)
            )
        return self.where_when(head) if say.chance(0.5) else head

    def kept_under(self) -> Node:
        """Someone brings a place under control."""
        say = self.say
        entry, word, what = say.rng.choice(say.lexicon.kept)
        subject = self.doer("place")
        plural = subject.plural
        state = noun(what)
        if what == "control" and say.chance(0.7):
            own = "their" if plural else "its"
            feats = f"Case=Gen|Number={_CONTROL[own]}|Person=3|Poss=Yes|PronType=Prs"
            state.lead("nmod:poss", Node(own, "PRON", feats, own))
        case(state, word)
        if say.chance(0.35):
            head = self.passive(entry, say.place()).follow("xcomp", state)
            return head.follow("obl:agent", case(say.actor(), "by")) if say.chance(0.5) else head
        head = _object(self.active(entry, subject), say.place()).follow("xcomp", state)
        return self.where_when(head) if say.chance(0.4) else head

    def left(self) -> Node:
        """An event leaves so many dead."""
        say = self.say
        head = _object(self.active("leave", say.event(), tense=say.rng.choice(("past", "perfect"))), say.people())
        state = Node(say.rng.choice(("dead", "wounded", "injured", "homeless", "missing")), "ADJ")
        if state.word in {"wounded", "injured", "missing"}:
            state.upos = state.feats = ""
        if say.chance(0.25):
            other = Node(say.rng.choice(("wounded", "injured")), "", "")
            other.lead("nsubj", say.number(most=300)).lead("cc", Node("and", "CCONJ"))
            other.left[1].rel = ""
            state.follow("", other)
        return self.where_when(head.follow("xcomp", state))

    def there(self) -> Node:
        """There were clashes; there were no reports of torture."""
        say = self.say
        thing = say.event() if say.chance(0.5) else self._reports()
        if say.chance(0.2):
            thing = noun(say.draw("nouns.events"), plural=True)
            thing.lead("det", Node("no", "DET", "", "no"))
        plural = thing.plural
        word = "were" if plural else "was"
        head = Node(word, "VERB", finite("Past", plural=plural), "be")
        head.lead("expl", Node("there", "PRON", "", "there")).follow("nsubj", thing)
        return head

    def _reports(self) -> Node:
        say = self.say
        thing = Node(say.rng.choice(("reports", "fears", "signs", "claims")), "NOUN", "Number=Plur")
        thing.lemma = thing.word[:-1]
        word = noun(
            say.rng.choice(("torture", "looting", "fighting", "shelling", "violence", "shooting", "abuse", "rape"))
        )
        if say.chance(0.7):
            word.follow("nmod", case(say.place(), say.rng.choice(("in", "near", "at"))))
        return thing.follow("nmod", case(word, "of"))

    def deed(self) -> Node:
        """A deed by its noun is condemned, confirmed, shocks."""
        say = self.say
        subject = say.deed() if say.chance(0.7) else say.event()
        if say.chance(0.5):
            entry = say.rng.choice(("report", "confirm", "condemn", "announce", "deny", "expect", "carry+out", "film"))
            head = self.passive(entry, subject)
            return head.follow("obl:agent", case(say.actor(), "by")) if say.chance(0.4) else head
        entry = say.rng.choice(
            ("shock", "anger", "follow", "spark", "prompt", "kill", "paralyse", "disrupt", "delay", "worry")
        )
        head = self.active(entry, subject, tense=say.rng.choice(("past", "perfect", "modal")))
        return _object(head, say.people() if say.chance(0.5) else say.place())

    def accused(self) -> Node:
        """One accuses another of a deed."""
        say = self.say
        head = self.active(
            say.rng.choice(("accuse", "suspect")), say.actor(), tense=say.rng.choice(("past", "perfect"))
        )
        _object(head, say.actor())
        kind = say.rng.choice(("place", "people"))
        deed = _object(verb(say.draw(f"verbs.{kind}"), "VBG:ger"), self.object("", kind))
        return head.follow("advcl", deed.lead("mark", Node("of", "SCONJ", lemma="of")))

    def is_so(self) -> Node:
        """A place is under someone's control, quiet, a stronghold."""
        say = self.say
        subject = say.names.place(say.rng) if say.chance(0.5) else say.place()
        plural = subject.plural
        if say.chance(0.3):
            self.apposed(subject)
        kind = say.rng.random()
        if kind < 0.45:
            head = noun(say.rng.choice(("control", "control", "siege", "attack", "fire", "curfew")))
            if head.word == "control":
                if say.chance(0.6):
                    article(head).follow("nmod", case(say.actor(), "of"))
                else:
                    head.lead(
                        "compound", noun(say.rng.choice(("government", "rebel", "army", "militia", "opposition")))
                    )
            case(head, "under")
        elif kind < 0.75:
            head = Node(say.rng.choice(("quiet", "empty", "calm", "tense", "safe", "deserted", "isolated")), "ADJ")
            if head.word.endswith("ed"):
                head.upos = head.feats = ""
        else:
            head = noun(say.rng.choice(("stronghold", "bastion", "target", "battlefield", "capital", "base")))
            head = article(head, "a")
        return head.lead("cop", _be(say.chance(0.6), plural)).lead("nsubj", subject)

    def apposed(self, head: Node) -> Node:
        """A name with what it is between commas after it."""
        say = self.say
        what = noun(say.draw("nouns.places"))
        if say.chance(0.4):
            what.lead("compound", say.names.actor(say.rng))
        article(what, "a")
        if say.chance(0.5):
            what.follow("nmod", case(say.names.place(say.rng), say.rng.choice(("in", "near", "of"))))
        what.lead("punct", Node(",", "PUNCT"))
        head.follow("appos", what)
        return comma(head)

    def any(self) -> Node:
        """A clause of some sort."""
        sorts: tuple[Callable[[], Node], ...] = (
            self.done, self.suffered, self.went, self.befell, self.light, self.came_under, self.kept_under, self.left,
            self.there, self.deed, self.accused, self.is_so,
        )  # fmt: skip
        return self.say.rng.choices(sorts, (24, 19, 13, 7, 15, 3, 3, 3, 3, 6, 2, 3))[0]()


_HELD = frozenset(("control", "grip", "siege", "road", "highway", "border", "ground"))


def _object(head: Node, thing: Node) -> Node:
    """The object after a verb; a particle stays at the verb."""
    return head.follow("obj", thing)
