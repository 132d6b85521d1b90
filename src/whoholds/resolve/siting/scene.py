"""What the signs of all places that a claim could mean share: how its cue speaks, what stands around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from whoholds.records import CONTROL_KINDS, HARM_KINDS, VIOLENCE_KINDS, BlockKind, Kind, PlaceType, Status
from whoholds.resolve.siting.ground import Named, Sited
from whoholds.resolve.siting.question import Candidate, Question
from whoholds.resolve.tree import distance

GROUPS: dict[Kind, str] = {
    **dict.fromkeys(CONTROL_KINDS, "control"),
    **dict.fromkeys(VIOLENCE_KINDS, "violence"),
    **dict.fromkeys(HARM_KINDS, "harm"),
    **dict.fromkeys((Kind.STATEMENT, Kind.TALKS), "words"),
    Kind.BATTLE: "battle",
}
"""Kinds of claims that speak of their places alike; others are "other"."""
WIDER = frozenset({PlaceType.COUNTRY, PlaceType.REGION, PlaceType.PROVINCE})
AT = frozenset("in at inside within on near around outside to into".split())
TOLD = frozenset("the this that these those".split())
EVENTS = frozenset(
    "attack strike raid bombing blast explosion shelling clash fighting battle assault offensive operation incident "
    "massacre ambush siege airstrike violence shooting killing bombardment crash violence toll death victim fight "
    "attacker kidnapping abduction".split()
)
"""Nouns of events that a report comes back to."""
SPANS = frozenset("years decades months decade since annually yearly long century quarter".split())


@dataclass(frozen=True)
class Scene:
    """What the signs of all candidates of one question share."""

    question: Question

    @cached_property
    def group(self) -> str:
        return GROUPS.get(self.question.asked.draft.kind, "other")

    @cached_property
    def before(self) -> tuple[Named, ...]:
        """The latest names of the sentences before."""
        return self.question.ground.before(self.at)

    @property
    def at(self) -> int:
        return self.question.asked.draft.sentence

    @cached_property
    def earlier(self) -> tuple[Sited, ...]:
        """The sited events of the sentences before."""
        return tuple(s for s in self.question.sited if s.sentence < self.at)

    @cached_property
    def ahead(self) -> tuple[Sited, ...]:
        """The sited events of the sentences after."""
        return tuple(s for s in self.question.sited if s.sentence > self.at)

    @cached_property
    def sited_counts(self) -> Counter[str]:
        """How many earlier events each place is the site of."""
        return Counter(s.key for s in self.earlier)

    @cached_property
    def told_ahead(self) -> dict[str, str]:
        """For the next event of the claim's kind, of kinds alike, and of any, the place where it is."""
        kind, group = self.question.asked.draft.kind, self.group
        first = next((s for s in self.ahead if s.kind is kind), None)
        alike = next((s for s in self.ahead if GROUPS.get(s.kind, "other") == group), None)
        told = (("kind", first), ("group", alike), ("any", self.ahead[0] if self.ahead else None))
        return {name: event.key for name, event in told if event}

    @cached_property
    def last_of_block(self) -> str | None:
        """The place of the last event that the block told before the sentence."""
        sentences = self.question.ground.atlas.sentences
        own = (s.key for s in reversed(self.earlier) if sentences[s.sentence].block == self.block)
        return next(own, None)

    @cached_property
    def narrow_of_block(self) -> frozenset[str]:
        """The towns and lesser places that the block named before the sentence."""
        return frozenset(n.key for n in self.before if n.block == self.block and n.ref.type not in WIDER)

    @cached_property
    def keys_ahead(self) -> frozenset[str]:
        """The places of all events after the sentence."""
        return frozenset(s.key for s in self.ahead)

    @cached_property
    def told(self) -> dict[str, float]:
        """The countries that the sentence speaks for without naming a place."""
        sentence = self.question.sentence
        return self.question.ground.told_between(sentence.start, sentence.end)

    @cached_property
    def plays(self) -> dict[str, float]:
        """The share of each country in what speaks for countries, seen from the cue."""
        found = self.question.plays
        total = sum(found.values()) or 1.0
        return {code: weight / total for code, weight in found.items()}

    @cached_property
    def of_block(self) -> set[str]:
        """The countries that the block speaks of up to the end of the sentence."""
        sentences, at = self.question.ground.atlas.sentences, self.at
        first = at
        while first and sentences[first - 1].block == self.block:
            first -= 1
        told = set(self.question.ground.told_between(sentences[first].start, sentences[at].end))
        names = (*self.question.ground.before(at), *self.question.ground.in_sentence(at))
        return told | {n.ref.country for n in names if n.block == self.block and n.ref.country}

    @cached_property
    def sides(self) -> dict[str, dict[str, float]]:
        """For the draft's agents, targets and voice the countries that they speak for."""
        found: dict[str, dict[str, float]] = {}
        for role, start, end in self.taken:
            found.setdefault(role, {}).update(self.question.ground.told_between(start, end))
        return found

    @cached_property
    def block(self) -> int:
        return self.question.sentence.block

    @cached_property
    def block_kind(self) -> BlockKind:
        """What the block of the sentence is."""
        blocks = self.question.ground.blocks
        return blocks[self.block] if 0 <= self.block < len(blocks) else BlockKind.OTHER

    def stands_in_block(self, candidate: Candidate) -> bool:
        """Whether the block names the place before the sentence."""
        return any(name.block == self.block for name in candidate.before)

    @cached_property
    def here(self) -> tuple[Named, ...]:
        """The names of the sentence."""
        return self.question.ground.in_sentence(self.at)

    @cached_property
    def offer(self) -> str:
        """The best that the sentence offers: a narrow or wide place of the claim's own words, or one beside them."""
        site = self.question.asked.site
        if site is not None:
            token = next((n.token for n in self.here if n.ref.span == site.span), None)
            cue = self.question.asked.draft.cue.head
            steps = distance(self.question.sentence, cue, token) if token is not None else 9
            return f"{'wide' if site.type in WIDER else 'narrow'}{'' if steps < 3 else ':far'}"
        sited = [n for n in self.here if n.ref.type not in WIDER]
        if any(n.case in AT for n in sited):
            return "narrow:at"
        return "narrow:beside" if sited else "wide:beside" if self.here else "nothing"

    @cached_property
    def recalls(self) -> bool:
        """Whether the claim is told of an event told before: "the attack killed five", "in that raid"."""
        sentence, cue = self.question.sentence, self.question.asked.draft.cue.head
        near = [cue, *sentence.children[cue]]
        if sentence.tokens[cue].head >= 0:
            near.append(sentence.tokens[cue].head)
        return any(
            sentence.tokens[i].lemma in EVENTS
            and any(sentence.tokens[c].text.lower() in TOLD for c in sentence.children[i])
            for i in near
        )

    @cached_property
    def says_there(self) -> bool:
        """Whether the cue's clause says "there" of a place told before."""
        sentence, cue = self.question.sentence, self.question.asked.draft.cue.head
        near = [*sentence.children[cue]]
        if sentence.tokens[cue].head >= 0:
            near += sentence.children[sentence.tokens[cue].head]
        return any(t.lemma == "there" and t.deprel != "expl" for t in (sentence.tokens[i] for i in near))

    @cached_property
    def era(self) -> str:
        """ "year" where the sentence names one, "span" where it speaks of a long time, else an empty string."""
        words = [t.text.lower() for t in self.question.sentence.tokens]
        if any(len(w) == 4 and w.isdigit() and w[:2] in ("19", "20") for w in words):
            return "year"
        return "span" if SPANS & set(words) else ""

    @cached_property
    def taken(self) -> list[tuple[str, int, int]]:
        """The words that are the draft's agents, targets and voice."""
        draft = self.question.asked.draft
        found = [("agent", p.span.start, p.span.end) for p in draft.agents]
        found += [("target", p.span.start, p.span.end) for p in draft.targets]
        if draft.voice and draft.voice.phrase:
            found.append(("voice", draft.voice.phrase.span.start, draft.voice.phrase.span.end))
        return found

    @cached_property
    def sited_here(self) -> set[str]:
        """Keys of the sites of other claims of the sentence."""
        return {s.key for s in self.question.sited if s.sentence == self.at}

    @cached_property
    def manner(self) -> tuple[str, ...]:
        """How the cue speaks of its event: in general or of one, told before or new, planned, counted."""
        draft, sentence = self.question.asked.draft, self.question.sentence
        cue = sentence.tokens[draft.cue.head]
        beside = [sentence.tokens[c] for c in sentence.children[draft.cue.head]]
        found = []
        if cue.upos == "NOUN":
            determined = any(t.deprel.startswith(("det", "nmod:poss", "nummod")) for t in beside)
            plural = cue.feat("Number") == "Plur"
            found.append("plural" if plural and not determined else "many" if plural else "one")
            if any(t.text.lower() in ("the", "this", "that", "these", "those") for t in beside):
                found.append("definite")
        elif any(t.lemma == "have" and t.deprel.startswith("aux") for t in beside):
            found.append("perfect")
        elif cue.feat("Tense") == "Pres" and cue.feat("VerbForm") == "Fin":
            found.append("present")
        elif cue.feat("VerbForm") in ("Inf", "Ger"):
            found.append("infinite")
        if draft.status in (Status.PLANNED, Status.HYPOTHETICAL):
            found.append("unreal")
        if draft.counts:
            found.append("counted")
        if not draft.agents and not draft.targets:
            found.append("bare")
        sentences = self.question.ground.atlas.sentences
        if not self.at or sentences[self.at - 1].block != self.block:
            found.append("opening")
        return tuple(found)
