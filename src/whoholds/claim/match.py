"""Where a sentence triggers a frame, and which tokens fill its roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whoholds.claim.frames import Filler, Frame, Trigger, WordClass
from whoholds.claim.grammar import NOMINAL, SUBJECT_RELATIONS, VERBAL, case_of, deep_objects, is_month, obliques
from whoholds.claim.slots import Slots, hyphened_slots, is_hyphened, noun_slots, number_before, state_slots, verb_slots
from whoholds.claim.words import Classifier
from whoholds.records import CONTROL_KINDS, HARM_KINDS, Kind, Sentence, Token

ROLE_ORDER = ("place", "target", "agent")
HARM_ORDER = ("target", "place", "agent")
"""Control is first of a place; harm is first done to someone or something, perhaps a place ("bombed the bridge")."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence: its anchor token, its cue's tokens, and the tokens that head each role's phrases."""

    frame: Frame
    anchor: int
    cue: tuple[int, ...]
    roles: Mapping[str, tuple[int, ...]]
    slots: Slots


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """Frames by the lemma that anchors each trigger, best first: higher priority, then longer triggers."""

    by_lemma: Mapping[str, tuple[tuple[Frame, Trigger], ...]]

    @classmethod
    def of(cls, frames: Iterable[Frame]) -> FrameIndex:
        found: dict[str, list[tuple[Frame, Trigger]]] = {}
        for frame in frames:
            for trigger in frame.triggers:
                found.setdefault(trigger.anchor, []).append((frame, trigger))
        rank = lambda pair: (-pair[0].priority, -_length(pair[1]), pair[0].id)  # noqa: E731
        return cls({lemma: tuple(sorted(pairs, key=rank)) for lemma, pairs in found.items()})

    def at(self, sentence: Sentence, index: int) -> Iterable[tuple[Frame, Trigger]]:
        """The frames that a token's lemma or its form may trigger, a plural that has kept its ending among them."""
        token = sentence.tokens[index]
        lemma, form = token.lemma.lower(), token.text.lower()
        yield from self.by_lemma.get(lemma, ())
        if form != lemma:
            yield from self.by_lemma.get(form, ())
        if form == lemma and form.endswith("s"):
            yield from self.by_lemma.get(form[:-1], ())


def _length(trigger: Trigger) -> int:
    return len(trigger.lemmas) + (trigger.particle is not None) + 2 * (trigger.noun is not None)


def find_matches(sentence: Sentence, index: FrameIndex, classifier: Classifier) -> Iterator[Match]:
    """The frames that hold in a sentence: for each anchor the best act and the best harm, longest triggers first."""
    taken: defaultdict[Kind | None, set[int]] = defaultdict(set)
    light_verbs = classifier.words.lists["light_verbs"]
    for anchor in _by_length(sentence, index):
        for frame, trigger in index.at(sentence, anchor):
            words = taken[frame.kind if frame.beside else None]
            cue = trigger_tokens(sentence, anchor, trigger) if anchor not in words else None
            if cue is None or (set(cue) & words):
                continue
            slots = _slots(sentence, anchor, cue, trigger, light_verbs)
            match = fill(sentence, frame, Match(frame, anchor, cue, {}, slots), classifier)
            if match:
                words.update(cue)
                if frame.kind is Kind.ASSASSINATION:
                    taken[Kind.DEATH].update(cue)
                yield match


def _by_length(sentence: Sentence, index: FrameIndex) -> list[int]:
    """Anchors in an order that lets longer triggers take their words first."""
    lengths = {}
    for i in (i for i in range(len(sentence.tokens)) if not is_month(sentence, i)):
        found = [len(c) for _, t in index.at(sentence, i) if (c := trigger_tokens(sentence, i, t)) is not None]
        if found:
            lengths[i] = max(found)
    return sorted(lengths, key=lambda i: (-lengths[i], i))


def _slots(
    sentence: Sentence, anchor: int, cue: tuple[int, ...], trigger: Trigger, light_verbs: frozenset[str]
) -> Slots:
    if trigger.word_class is WordClass.VERB:
        slots = dict(verb_slots(sentence, anchor))
        if sentence.tokens[anchor - 1].deprel == "nummod" and (counted := number_before(sentence, anchor)):
            slots["object"] = tuple(counted)
        if trigger.noun:
            inner = noun_slots(sentence, next(i for i in reversed(cue) if i != anchor), frozenset())
            if trigger.particle is None:
                slots.pop("object", None)
            for name in inner.keys() - {"subject"}:
                slots[name] = tuple(dict.fromkeys((*slots.get(name, ()), *inner[name])))
        return slots
    if trigger.word_class is WordClass.NOUN:
        top = next((i for i in cue if sentence.tokens[i].head not in cue), anchor)
        found = noun_slots(sentence, top, light_verbs)
        return {name: tuple(i for i in of if i not in cue or name == "new") for name, of in found.items()}
    if trigger.word_class is WordClass.ADJECTIVE and is_hyphened(sentence, anchor):
        return hyphened_slots(sentence, anchor)
    if trigger.word_class is WordClass.ADJECTIVE and (counted := number_before(sentence, anchor)):
        return {**_stative(sentence, anchor), "object": tuple(counted)}
    return _stative(sentence, anchor) if trigger.word_class is WordClass.ADJECTIVE else state_slots(sentence, anchor)


def _stative(sentence: Sentence, anchor: int) -> Slots:
    """The slots of an adjective: a participle's are its verb's."""
    return verb_slots(sentence, anchor) if sentence.tokens[anchor].upos in VERBAL else state_slots(sentence, anchor)


def trigger_tokens(sentence: Sentence, anchor: int, trigger: Trigger) -> tuple[int, ...] | None:
    """The cue's tokens if the trigger stands at the anchor, else None."""
    token = sentence.tokens[anchor]
    match trigger.word_class:
        case WordClass.VERB:
            return _verb_tokens(sentence, anchor, trigger) if _verbal(sentence, anchor) else None
        case WordClass.NOUN:
            stands = _nominal(token) and not _only_modifies(sentence, anchor)
            return _row(sentence, anchor, trigger.lemmas) if stands else None
        case WordClass.ADJECTIVE:
            fits = (
                token.upos == "ADJ"
                or is_hyphened(sentence, anchor)
                or token.deprel == "amod"
                or (token.upos == "VERB" and token.deprel in {"acl", "root", "xcomp"})
                or (token.upos == "NOUN" and bool(number_before(sentence, anchor)))
            )
            return (
                _row(sentence, anchor, trigger.lemmas)
                if (fits and token.lemma.lower() == trigger.anchor) or (fits and token.text.lower() == trigger.anchor)
                else None
            )
        case WordClass.STATE:
            return _state_tokens(sentence, anchor, trigger) if token.upos in NOMINAL else None


def _nominal(token: Token) -> bool:
    """Whether a token stands as a noun: tagged as one, or in a noun's place ("fighting with rebels")."""
    return token.upos in {"NOUN", "PROPN"} or token.deprel in {"nsubj", "nsubj:pass", "obj", "obl", "nmod"}


def _only_modifies(sentence: Sentence, anchor: int) -> bool:
    """Whether a noun only says what sort of thing the next one is: "attack helicopter", "bomb threat"."""
    token = sentence.tokens[anchor]
    return token.deprel == "compound" and token.head == anchor + 1 and sentence.tokens[token.head].upos == "NOUN"


def _verbal(sentence: Sentence, index: int) -> bool:
    """Whether a token stands as a verb: tagged as one, or with both a subject and an object whatever its tag."""
    relations = {sentence.tokens[c].deprel for c in sentence.children[index]}
    has_both = bool(relations & SUBJECT_RELATIONS) and bool(relations & {"obj", "obl", "aux", "aux:pass"})
    return sentence.tokens[index].upos in VERBAL or (has_both and "cop" not in relations)


def _verb_tokens(sentence: Sentence, anchor: int, trigger: Trigger) -> tuple[int, ...] | None:
    if sentence.tokens[anchor].lemma.lower() != trigger.anchor:
        return None
    cue = [anchor]
    if trigger.particle:
        particle = _particle(sentence, anchor, trigger.particle)
        if particle is None:
            return None
        cue += particle
    if trigger.noun:
        objects = deep_objects(sentence, anchor)
        objects += [i for i in obliques(sentence, anchor) if case_of(sentence, i) == trigger.particle]
        objects = [i for i in objects if sentence.tokens[i].lemma.lower() == trigger.noun]
        if not objects:
            return None
        cue += range(_case_token(sentence, objects[0]), objects[0]) if case_of(sentence, objects[0]) else ()
        cue += objects[:1]
    return tuple(sorted(cue))


def _case_token(sentence: Sentence, index: int) -> int:
    """The first token of a phrase's preposition."""
    return min(c for c in sentence.children[index] if sentence.tokens[c].deprel == "case")


def _particle(sentence: Sentence, anchor: int, wanted: str) -> list[int] | None:
    """The tokens of a verb's particle; none for a preposition, which is its phrase's; None if it isn't there."""
    for child in sentence.children[anchor]:
        token = sentence.tokens[child]
        small = token.upos in {"ADP", "ADV", "PART", "ADJ"} or token.deprel in {"xcomp", "advcl", "dep"}
        if small and wanted in {token.text.lower(), token.lemma.lower()}:
            return [child]
    objects = deep_objects(sentence, anchor)
    phrases = [*obliques(sentence, anchor), *objects, *(o for i in objects for o in obliques(sentence, i))]
    cases = [case_of(sentence, i) for i in phrases]
    if any(case == wanted or case.startswith(f"{wanted} ") for case in cases):
        return []
    first, _, rest = wanted.partition(" ")
    parts = [_particle(sentence, anchor, part) for part in (first, rest)] if rest else [None]
    return None if None in parts else [i for part in parts if part for i in part]


def _row(sentence: Sentence, anchor: int, lemmas: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens of a row of lemmas that ends at the anchor; hyphens between them don't count."""
    cue, i = [anchor], anchor - 1
    for lemma in reversed(lemmas[:-1]):
        while i >= 0 and sentence.tokens[i].text in {"-", "–", "‑"}:
            i -= 1
        if i < 0 or lemma not in {sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()}:
            return None
        cue.append(i)
        i -= 1
    return tuple(sorted(cue))


def _state_tokens(sentence: Sentence, anchor: int, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens of a preposition and its noun, with what stands between them: "under Taliban control"."""
    token = sentence.tokens[anchor]
    if trigger.anchor not in {token.lemma.lower(), token.text.lower()}:
        return None
    preposition = " ".join(trigger.lemmas[:-1])
    if case_of(sentence, anchor) != preposition:
        return None
    first = _case_token(sentence, anchor)
    return tuple(range(first, anchor + 1)) if first < anchor else (anchor,)


def fill(sentence: Sentence, frame: Frame, match: Match, classifier: Classifier) -> Match | None:
    """The match with its roles filled, or None if the frame lacks what it needs or has what it refuses.

    Of two sides that do something to each other, "between A and B", both act, and the second is the target too.
    """
    if any(_of(sentence, match.slots, filler, classifier) for filler in frame.refuses_if):
        return None
    roles: dict[str, tuple[int, ...]] = {}
    used: set[int] = set()
    for role in ROLE_ORDER if frame.kind in CONTROL_KINDS else HARM_ORDER:
        taken = used if role != "agent" else used | set(roles.get("target", ()))
        found = _first_filler(sentence, frame.roles[role], match.slots, classifier, taken)
        roles[role] = found
        if role != "target" or frame.kind in CONTROL_KINDS:
            used.update(found)
    if frame.kind in HARM_KINDS and not roles["target"]:
        roles["target"] = _numbers(sentence, frame.roles["target"], match.slots)
    sides = match.slots.get("between", ())
    if not roles["target"] and len(sides) > 1 and set(sides) <= set(roles["agent"]):
        roles["target"] = sides[-1:]
    for need in frame.needs:
        if not any(
            roles.get(n) or (":" in n and _of(sentence, match.slots, Filler.parse(n), classifier)) for n in need
        ):
            return None
    return Match(frame, match.anchor, match.cue, roles, match.slots)


def _first_filler(
    sentence: Sentence, fillers: tuple[Filler, ...], slots: Slots, classifier: Classifier, used: set[int]
) -> tuple[int, ...]:
    for filler in fillers:
        found = tuple(i for i in _of(sentence, slots, filler, classifier) if i not in used)
        if found:
            return found
    return ()


def _of(sentence: Sentence, slots: Slots, filler: Filler, classifier: Classifier) -> tuple[int, ...]:
    """The tokens in a filler's slot, if the first is of its class; those coordinated with it follow."""
    found = slots.get(filler.slot, ())
    fits = [i for i in found if classifier.among(sentence, i, filler.classes)]
    if not fits:
        return ()
    beside = {i for i in found if sentence.tokens[i].deprel == "conj" and not classifier.classes(sentence, i)}
    return tuple(i for i in found if i in fits or i in beside)


def _numbers(sentence: Sentence, fillers: tuple[Filler, ...], slots: Slots) -> tuple[int, ...]:
    """A number alone where people may stand, which counts people: "wounding 23"."""
    found = [i for filler in fillers if "people" in filler.classes for i in slots.get(filler.slot, ())]
    return tuple(i for i in found if _is_number(sentence, i))[:1]


def _is_number(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    year = token.text.isdigit() and len(token.text) == 4
    return token.upos == "NUM" and not year and not any(c > index for c in sentence.children[index])
