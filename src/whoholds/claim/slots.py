"""Where a word's arguments stand, by the names that frames use.

Slots are named by deep grammar: `subject` acts, `object` undergoes, in active, passive, participle and relative
clauses alike; prepositions name their own slot ("from", "against"); nouns have `possessor`, `modifier`, `purpose`
("a battle to retake the town"), `same` ("Marjah, a stronghold") and `new` (the noun itself, told for the first time).
"""

from __future__ import annotations

from collections.abc import Mapping

from whoholds.claim.grammar import (
    CHARGED,
    HYPHENS,
    NOMINAL,
    VERBAL,
    case_of,
    conjuncts,
    deep_objects,
    deep_subjects,
    is_infinitive,
    is_means,
    is_object,
    is_passive,
    obliques,
    own_subjects,
    related,
    surface_subjects,
)
from whoholds.records import ROOT, Sentence

NAMING = frozenset({"NOUN", "PROPN"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "no", "every", "its", "their", "his"})
MOVABLE = frozenset({"in", "at", "near", "from", "outside", "inside", "to", "on", "over", "against"})
"""Prepositions whose phrases a parser often hangs one word too low."""
GUILTY = frozenset({"responsible", "guilty", "culpable"})
"""Adjectives whose bearer did what their "of" or "for" phrase says."""
ASCRIBED = frozenset({"blame", "attribute", "ascribe", "pin"})
"""Verbs that lay what is done at somebody's door: "blamed the raid on rebels", "an attack attributed to rebels"."""
SITES = ("in", "at", "near", "outside", "on", "inside")
OBSERVED = frozenset(
    {"report", "hear", "record", "register", "witness", "see", "document", "confirm", "observe", "note"}
)
"""Verbs of which an event may be the passive subject without anyone doing it: "blasts were heard in Aden"."""

Slots = Mapping[str, tuple[int, ...]]


def _prepositions(sentence: Sentence, index: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for child in obliques(sentence, index):
        case = case_of(sentence, child)
        if case and sentence.tokens[child].deprel != "nmod:poss" and not (case == "by" and is_means(sentence, child)):
            found.setdefault(case, []).append(child)
    return found


def _both_sides(sentence: Sentence, index: int, slots: dict[str, list[int]]) -> None:
    """Adds the second side of "between", where the tree hangs it on the event ("clashes between A | and B")."""
    between = slots.get("between", [])
    if len(between) == 1 and not related(sentence, between[0], "conj"):
        slots["between"] = between + [c for c in related(sentence, index, "conj") if c > between[0]]


def _nested(sentence: Sentence, slots: dict[str, list[int]], within: tuple[str, ...]) -> None:
    """Adds phrases that the tree hangs on another argument: "the withdrawal of troops from Goma"."""
    heads = [c for slot in within for child in slots.get(slot, []) for c in conjuncts(sentence, child)]
    for head in heads:
        for case, found in _prepositions(sentence, head).items():
            if case in MOVABLE:
                slots[case] = list(dict.fromkeys((*slots.get(case, []), *found)))


def _freeze(sentence: Sentence, slots: dict[str, list[int]]) -> Slots:
    return {
        name: tuple(dict.fromkeys(c for i in found for c in conjuncts(sentence, i)))
        for name, found in slots.items()
        if found
    }


def verb_slots(sentence: Sentence, index: int) -> Slots:
    """The slots of a verb or participle."""
    slots = _prepositions(sentence, index)
    slots["subject"] = deep_subjects(sentence, index)
    slots["object"] = _of_share(sentence, deep_objects(sentence, index), slots) or _left_so(sentence, index)
    receivers = related(sentence, index, "iobj")
    if slots["object"]:
        slots["to"] = slots.get("to", []) + receivers
    else:
        slots["object"] = receivers
    slots["content"] = related(sentence, index, "ccomp") + related(sentence, index, "xcomp")
    _nested(sentence, slots, ("object", "to", "from", "by", "with", "against", *SITES))
    return _freeze(sentence, slots)


def _left_so(sentence: Sentence, index: int) -> list[int]:
    """What a verb leaves in a state, where the tree takes it for the state's subject: "left | nine people dead"."""
    states = related(sentence, index, "xcomp") + related(sentence, index, "ccomp")
    return [s for c in states if sentence.tokens[c].upos == "ADJ" for s in own_subjects(sentence, c) if index < s < c]


def _of_share(sentence: Sentence, objects: list[int], slots: dict[str, list[int]]) -> list[int]:
    """What a share is of, where the tree hangs its "of" phrase on the verb: "took most | of the city"."""
    bare = objects and sentence.tokens[objects[0]].upos in {"ADJ", "NUM", "DET"} and not obliques(sentence, objects[0])
    return slots.pop("of") if bare and "of" in slots else objects


def noun_slots(sentence: Sentence, index: int, light_verbs: frozenset[str]) -> Slots:
    """The slots of an event noun, with those that a light verb lends it ("carried out an attack on")."""
    slots = _prepositions(sentence, index)
    _both_sides(sentence, index, slots)
    slots["possessor"] = related(sentence, index, "nmod:poss")
    slots["modifier"] = (
        related(sentence, index, "compound") + related(sentence, index, "amod") + related(sentence, index, "nmod")
    )
    slots["modifier"] = [c for c in slots["modifier"] if not case_of(sentence, c)]
    slots["modifier"] += [c for m in slots["modifier"] for c in related(sentence, m, "compound")]
    slots["subject"] = [
        s
        for c in related(sentence, index, "acl")
        for s in deep_subjects(sentence, c)
        if is_passive(sentence, c) and s != index
    ]
    slots["purpose"] = [
        o for c in related(sentence, index, "acl") if is_infinitive(sentence, c) for o in deep_objects(sentence, c)
    ]
    doers = [c for thing in slots.get("of", []) for c in obliques(sentence, thing) if case_of(sentence, c) == "by"]
    slots["by"] = slots.get("by", []) + doers
    slots["same"] = _same(sentence, index)
    slots["new"] = [] if _known(sentence, index) else [index]
    carrier = sentence.tokens[index].head
    if _carried(sentence, index, light_verbs):
        outer = noun_slots(sentence, carrier, light_verbs)
        _merge(slots, {name: list(found) for name, found in outer.items() if name not in {"of", "same"}}, skip=index)
    slots["subject"] = slots["subject"] + _accused(sentence, index)
    _borrow_from_verb(sentence, index, slots, light_verbs)
    if ascribed := _ascribed(sentence, index):
        slots = {name: [i for i in found if i not in ascribed] for name, found in slots.items()}
        slots["subject"] = ascribed
    _nested(sentence, slots, ("of", "by", "against", "between", "with", "object", *SITES))
    return _freeze(sentence, slots)


def _same(sentence: Sentence, index: int) -> list[int]:
    """Phrases that name the same thing as a noun: "Marjah, a Taliban stronghold"."""
    found = related(sentence, index, "appos") + own_subjects(sentence, index)
    token = sentence.tokens[index]
    if token.deprel == "nmod" and case_of(sentence, index) == "of" and sentence.tokens[token.head].lemma == "one":
        return found + _same(sentence, token.head)
    return [*found, token.head] if token.deprel == "appos" else found


def _known(sentence: Sentence, index: int) -> bool:
    """Whether a noun speaks of something told before ("the assault"), or is a bare heading ("Battle")."""
    return sentence.tokens[index].head == ROOT or any(
        sentence.tokens[c].text.lower() in DEFINITE for c in sentence.children[index]
    )


def _carried(sentence: Sentence, index: int, light: frozenset[str]) -> bool:
    """Whether a noun stands after one that only counts or carries it: "a wave of air strikes"."""
    token = sentence.tokens[index]
    return (
        token.deprel.startswith("nmod")
        and case_of(sentence, index) == "of"
        and sentence.tokens[token.head].lemma.lower() in light
    )


def _borrow_from_verb(sentence: Sentence, index: int, slots: dict[str, list[int]], light_verbs: frozenset[str]) -> None:
    token = sentence.tokens[index]
    verb = token.head
    while verb != ROOT and token.deprel == "conj":
        token, verb = sentence.tokens[verb], sentence.tokens[verb].head
    slots["subject"] = slots["subject"] + own_subjects(sentence, index)
    before = _light_before(sentence, index, light_verbs)
    if before is not None and before != verb:
        slots["subject"] = slots["subject"] + own_subjects(sentence, before)
        _merge(slots, _prepositions(sentence, before), skip=index)
    if verb == ROOT or sentence.tokens[verb].upos not in VERBAL:
        return
    case = case_of(sentence, index)
    lemma = sentence.tokens[verb].lemma
    if (token.deprel == "nsubj:pass" or is_object(sentence, index)) and lemma in light_verbs:
        slots["subject"] = slots["subject"] + deep_subjects(sentence, verb)
        _merge(slots, _prepositions(sentence, verb), skip=index)
    elif token.deprel.startswith("obl") and _serves(sentence, verb, case):
        slots["subject"] = slots["subject"] + deep_subjects(sentence, verb)
        slots["object"] = deep_objects(sentence, verb)
    elif token.deprel.startswith("obl") and case in {"in", "by", "during", "after", "from"}:
        later = {name: [i for i in found if i > index] for name, found in _prepositions(sentence, verb).items()}
        _merge(slots, later, skip=index)
    elif token.deprel in {"obj", "nsubj:pass"}:
        lent = _prepositions(sentence, verb)
        _merge(slots, lent if lemma in OBSERVED else {k: lent[k] for k in SITES if k in lent}, skip=index)
    elif token.deprel == "nsubj" or (token.deprel == "obl:agent"):
        slots["object"] = deep_objects(sentence, verb)
        _merge(slots, _prepositions(sentence, verb), skip=index)


def _light_before(sentence: Sentence, index: int, light_verbs: frozenset[str]) -> int | None:
    """The light verb right before a noun's phrase, wherever the tree hangs it: "carried out | the air strike"."""
    i = index - 1
    while (
        i > 0
        and sentence.tokens[i].head == index
        and sentence.tokens[i].deprel in {"det", "amod", "compound", "nummod"}
    ):
        i -= 1
    while i > 0 and sentence.tokens[i].deprel == "compound:prt":
        i -= 1
    verbal = i >= 0 and sentence.tokens[i].upos in VERBAL and sentence.tokens[i].lemma in light_verbs
    return i if verbal else None


def _accused(sentence: Sentence, index: int) -> list[int]:
    """Who is charged with an event: "accused the guards of torture", "guards responsible for the torture"."""
    token = sentence.tokens[index]
    if token.head == ROOT or case_of(sentence, index) not in {"of", "for", "with", "behind"}:
        return []
    head = sentence.tokens[token.head]
    if token.deprel.startswith("obl") and head.lemma in CHARGED:
        return deep_objects(sentence, token.head)
    if head.lemma in GUILTY:
        return own_subjects(sentence, token.head) or ([head.head] if head.deprel in {"amod", "acl"} else [])
    over = head.head != ROOT and head.deprel == "obj" and sentence.tokens[head.head].lemma in CHARGED
    return [token.head] if over else []


def _ascribed(sentence: Sentence, index: int) -> list[int]:
    """To whom an event is ascribed: "blamed the attack on rebels", "the raid was attributed to rebels"."""
    token = sentence.tokens[index]
    under = token.deprel in {"obj", "nsubj:pass"} and token.head != ROOT
    verbs = [*related(sentence, index, "acl"), *([token.head] if under else [])]
    laid = [v for v in verbs if sentence.tokens[v].lemma in ASCRIBED]
    found = [c for v in (*laid, *([index] if laid else [])) for c in obliques(sentence, v)]
    return [c for c in found if case_of(sentence, c) in {"on", "upon", "to"} and c > index]


def _serves(sentence: Sentence, verb: int, case: str) -> bool:
    """Whether an event under a preposition is what the verb's subject does: "killed six in an operation"."""
    if case in {"in", "during"}:
        return bool(deep_objects(sentence, verb)) and not is_passive(sentence, verb)
    return case in {"with", "through", "via"}


def _merge(slots: dict[str, list[int]], more: dict[str, list[int]], skip: int) -> None:
    for name, found in more.items():
        slots[name] = slots.get(name, []) + [i for i in found if i != skip]


def is_hyphened(sentence: Sentence, index: int) -> bool:
    """Whether a word ends a compound with a noun before its hyphen: "rebel-held"."""
    return index > 1 and sentence.tokens[index - 1].text in HYPHENS and sentence.tokens[index - 2].text.isalpha()


def hyphened_slots(sentence: Sentence, index: int) -> Slots:
    """The slots of a compound of noun and participle by its place alone: parsers seldom agree on its tree."""
    head = sentence.tokens[index].head
    after = [i for i in range(index + 1, min(index + 5, len(sentence.tokens))) if sentence.tokens[i].upos in NAMING]
    objects = [head] if head > index else own_subjects(sentence, index) or after[:1]
    return _freeze(sentence, {"subject": [index - 2], "object": objects})


def number_before(sentence: Sentence, index: int) -> list[int]:
    """The number right before a word that counts people in a row of tolls: "nine dead, | 30 injured"."""
    return [index - 1] if index > 0 and sentence.tokens[index - 1].upos == "NUM" else []


def state_slots(sentence: Sentence, index: int) -> Slots:
    """The slots of a state ("under siege", "in rebel hands"): what is in it is the `object`."""
    slots = _prepositions(sentence, index)
    slots["possessor"] = related(sentence, index, "nmod:poss")
    slots["modifier"] = [
        c for c in related(sentence, index, "compound") + related(sentence, index, "amod") if not case_of(sentence, c)
    ]
    slots["object"] = _bearers(sentence, index)
    token = sentence.tokens[index]
    apart = token.deprel == "advcl" and own_subjects(sentence, index)  # "nine died, with | several more missing"
    if token.head != ROOT and sentence.tokens[token.head].upos in VERBAL and not apart:
        _merge(
            slots,
            {k: v for k, v in _prepositions(sentence, token.head).items() if k in {"by", "from", "in"}},
            skip=index,
        )
        slots["subject"] = [c for c in deep_subjects(sentence, token.head) if c not in slots["object"]]
    return _freeze(sentence, slots)


def _bearers(sentence: Sentence, index: int) -> list[int]:
    """What is in the state that a phrase names: the copula's subject, the noun it modifies, the verb's object."""
    subjects = own_subjects(sentence, index)
    token = sentence.tokens[index]
    if subjects or token.head == ROOT:
        return subjects
    if token.deprel.partition(":")[0] in {"nmod", "acl", "amod"}:
        return [token.head]
    if sentence.tokens[token.head].upos in VERBAL:
        return deep_objects(sentence, token.head) or surface_subjects(sentence, token.head)
    if token.deprel == "conj":
        return _bearers(sentence, token.head)
    return [token.head] if sentence.tokens[token.head].upos in NOMINAL else []
