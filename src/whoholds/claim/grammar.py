"""The grammar of a predicate: who does it and to whom, whatever the voice, the clause or the word class."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.records import ROOT, Sentence

SUBJECT_RELATIONS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
CHARGED = frozenset({"accuse", "suspect", "charge", "convict", "blame"})
"""Verbs whose object did what their "of" or "for" phrase says: "accused the guards of torture"."""
CONDEMNED = frozenset({"condemn", "denounce", "criticise", "criticize"})
"""Verbs whose object did what a clause under "for" says: "condemned the rebels for burning the village"."""
SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten"})
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday day week month year night morning evening afternoon hour "
    "minute time today yesterday weekend mile kilometer kilometre km meter metre percent".split()
)
"""Nouns that measure time or distance where they stand bare after a verb."""
WORD_MONTHS = frozenset({"March", "May", "August"})
"""Months whose names are words too."""
BEFORE_MONTHS = frozenset(
    "in since until till by from of late early mid mid- last this next during before after through to between".split()
)
MEANS = frozenset(
    "boat ship ferry canoe speedboat car truck lorry bus helicopter plane aircraft foot road sea air land rail train "
    "motorbike motorcycle bicycle horse donkey camel taxi tractor river water phone mail radio".split()
)
"""Bare nouns that say after "by" how somebody went or spoke, never who did it."""
MARKERS = frozenset({"of", "by", "in", "on", "at", "with", "from", "against", "for", "into", "near"})
HYPHENS = frozenset({"-", "–", "‑"})
MAX_DEPTH = 6
"""How many clauses up a missing subject is looked for."""


def case_of(sentence: Sentence, index: int) -> str:
    """The preposition of a phrase with its fixed parts ("out of"), or an empty string."""
    words = []
    for child in sentence.children[index]:
        if sentence.tokens[child].deprel == "case":
            words.append(sentence.tokens[child].text.lower())
            words += [
                sentence.tokens[c].text.lower()
                for c in sentence.children[child]
                if sentence.tokens[c].deprel == "fixed"
            ]
    return " ".join(words)


def is_passive(sentence: Sentence, index: int) -> bool:
    """Whether a verb's surface subject undergoes it."""
    token = sentence.tokens[index]
    relations = {sentence.tokens[c].deprel for c in sentence.children[index]}
    if "obj" in relations and not relations & {"aux:pass", "obl:agent"}:
        return False
    if relations & {"nsubj:pass", "aux:pass", "obl:agent"}:
        return True
    if token.deprel == "conj" and not relations & {"aux", "nsubj"}:
        return sentence.tokens[token.head].upos in VERBAL and is_passive(sentence, token.head)
    if token.feat("Voice") == "Pass" and "nsubj" not in relations:
        return True
    participle = token.feat("VerbForm") == "Part" and token.feat("Tense") == "Past"
    return participle and token.deprel in {"acl", "amod", "acl:relcl"} and not relations & {"aux", "nsubj"}


def is_month(sentence: Sentence, index: int) -> bool:
    """Whether a word is a month's name: "in March", "9 March", "March 2022", "the March offensive"."""
    token = sentence.tokens[index]
    if token.text not in WORD_MONTHS:
        return False
    before = sentence.tokens[index - 1].text.lower() if index else ""
    after = sentence.tokens[index + 1].text if index + 1 < len(sentence.tokens) else ""
    timed = token.deprel in {"compound", "obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod"}
    return timed or before in BEFORE_MONTHS or before[:1].isdigit() or after[:1].isdigit()


def is_means(sentence: Sentence, index: int) -> bool:
    """Whether a phrase only says by what means: "by boat", "by road"."""
    return sentence.tokens[index].text.lower() in MEANS and all(
        sentence.tokens[c].deprel in {"case", "conj", "cc", "punct"} or c > index for c in sentence.children[index]
    )


def is_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether a verb stands with "to": "an operation to retake the town"."""
    return any(
        sentence.tokens[c].deprel == "mark" and sentence.tokens[c].text.lower() == "to"
        for c in sentence.children[index]
    )


def conjuncts(sentence: Sentence, index: int) -> Iterator[int]:
    """A token and those coordinated with it; parts of one name ("Bosnia and Herzegovina") stay together."""
    yield index
    for child in sentence.children[index]:
        if sentence.tokens[child].deprel == "conj" and not _one_name(sentence, index, child):
            yield from conjuncts(sentence, child)


def _one_name(sentence: Sentence, first: int, second: int) -> bool:
    return any(name.first <= first < name.last and name.first <= second < name.last for name in sentence.names)


def own_subjects(sentence: Sentence, index: int) -> list[int]:
    """The subjects a predicate has itself, a relative pronoun replaced by what it means."""
    found = [
        c
        for c in sentence.children[index]
        if sentence.tokens[c].deprel in SUBJECT_RELATIONS and not _mislabelled(sentence, c)
    ]
    token = sentence.tokens[index]
    if token.deprel == "acl:relcl":
        return [token.head if sentence.tokens[c].text.lower() in RELATIVE_PRONOUNS else c for c in found]
    return found


def surface_subjects(sentence: Sentence, index: int, depth: int = 0) -> list[int]:
    """The subjects of a predicate, its own or the one it shares with the clause above."""
    found = own_subjects(sentence, index)
    token = sentence.tokens[index]
    if found or token.head == ROOT or depth > MAX_DEPTH:
        return found
    head = token.head
    relation = token.deprel.partition(":")[0]
    if token.deprel == "amod" or (relation == "acl" and token.feat("VerbForm") in {"Part", "Ger", "Fin", None}):
        return [head]
    if relation == "acl":
        return controller(sentence, head, depth + 1)
    if relation == "xcomp":
        objects = [c for c in sentence.children[head] if sentence.tokens[c].deprel in {"obj", "iobj"}]
        if objects and sentence.tokens[head].lemma not in SUBJECT_CONTROL:
            return objects
        return surface_subjects(sentence, head, depth + 1)
    if relation == "advcl" and (kept := _prevented(sentence, index) or _charged(sentence, index)):
        return kept
    if relation in {"conj", "advcl"} and sentence.tokens[head].upos != "PROPN":
        return surface_subjects(sentence, head, depth + 1)
    return []


def _prevented(sentence: Sentence, index: int) -> list[int]:
    """Who is kept from doing what a verb says: "preventing the rebels from retaking the town"."""
    return _objects_above(sentence, index, {"from"})


def _charged(sentence: Sentence, index: int) -> list[int]:
    """Who is said to do what a verb says: "accused the rebels of burning the village"."""
    above = sentence.tokens[index].head
    return _objects_above(sentence, index, {"of", "for"}) if sentence.tokens[above].lemma in CHARGED | CONDEMNED else []


def _objects_above(sentence: Sentence, index: int, marks: set[str]) -> list[int]:
    """The objects before a clause that one of these words opens."""
    found = {sentence.tokens[c].text.lower() for c in sentence.children[index] if c < index}
    above = sentence.tokens[index].head
    return [c for c in related(sentence, above, "obj") if c < index] if found & marks else []


def controller(sentence: Sentence, noun: int, depth: int) -> list[int]:
    """Who does what a noun's infinitive says: "the army's plan to attack", "rebels launched an offensive to take"."""
    owners = [c for c in sentence.children[noun] if sentence.tokens[c].deprel == "nmod:poss"]
    owners = owners or [c for c in obliques(sentence, noun) if case_of(sentence, c) == "by"] or _whose(sentence, noun)
    if owners:
        return owners
    token = sentence.tokens[noun]
    if token.head != ROOT and token.deprel in {"obj", "obl", "nsubj:pass"}:
        return deep_subjects(sentence, token.head, depth)
    return []


def _whose(sentence: Sentence, noun: int) -> list[int]:
    """The name before a noun that says whose it is: "the Iraqi offensive to retake the town"."""
    before = [c for c in sentence.children[noun] if c < noun and sentence.tokens[c].deprel in {"amod", "compound"}]
    sides = [name for name in sentence.names if name.label in {"NORP", "ORG"}]
    return [c for c in before if any(name.first <= c < name.last for name in sides)]


def deep_subjects(sentence: Sentence, index: int, depth: int = 0) -> list[int]:
    """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
    prefix = _prefix(sentence, index)
    if is_passive(sentence, index):
        agents = [c for c in sentence.children[index] if sentence.tokens[c].deprel == "obl:agent"]
        agents += [c for c in obliques(sentence, index) if case_of(sentence, c) == "by" and c not in agents]
        agents = [c for c in agents if not is_means(sentence, c)]
        return agents + [c for c in prefix if c not in agents]
    return surface_subjects(sentence, index, depth)


def _prefix(sentence: Sentence, index: int) -> list[int]:
    """Who does it in a compound of noun and participle, wherever the tree hangs the noun: "rebel-held"."""
    before = index - 1
    if before > 0 and sentence.tokens[before].text in HYPHENS:
        return [before - 1] if sentence.tokens[before - 1].upos in NOMINAL else []
    return [c for c in related(sentence, index, "compound") if c == before]


def is_object(sentence: Sentence, index: int) -> bool:
    """Whether a token is its verb's object, or a bare phrase after it that tells no time, whatever the parser calls it.

    A noun never modifies a verb as "compound" or "advmod" from behind: such a label stands for "obj".
    """
    token = sentence.tokens[index]
    if token.deprel in {"compound", "advmod"} and token.head != ROOT and index > token.head:
        verbal = sentence.tokens[token.head].upos in VERBAL and not case_of(sentence, index)
        noun = token.upos in {"NOUN", "PROPN"} and token.lemma.lower() not in TIMES
        return verbal and (
            noun or (token.upos == "ADJ" and any(case_of(sentence, c) for c in sentence.children[index]))
        )
    if token.deprel != "obl" or case_of(sentence, index) or index < token.head:
        return token.deprel == "obj" and not _mislabelled(sentence, index)
    bounded = sentence.tokens[index - 1].text.lower() in {"least", "most", "than"}
    return token.upos in NOMINAL and (token.upos != "NUM" or bounded) and token.lemma.lower() not in TIMES


def deep_objects(sentence: Sentence, index: int) -> list[int]:
    """To whom it is done: the object of an active verb, the subject of a passive one, a relative clause's noun."""
    objects = [c for c in sentence.children[index] if is_object(sentence, c)]
    objects = [_meant(sentence, index) if sentence.tokens[c].text.lower() in RELATIVE_PRONOUNS else c for c in objects]
    if is_passive(sentence, index):
        return surface_subjects(sentence, index) + objects
    if (passed := _passed_on(sentence, index, objects)) is not None:
        return passed
    if objects or sentence.tokens[index].deprel != "acl:relcl":
        return objects + _gapped(sentence, index, objects) or _shared_objects(sentence, index)
    subjects = own_subjects(sentence, index)
    if subjects and sentence.tokens[index].head not in subjects and not _has_relative_adverb(sentence, index):
        return [sentence.tokens[index].head]
    return []


def _passed_on(sentence: Sentence, index: int, objects: list[int]) -> list[int] | None:
    """The objects where a relative clause's noun is the object of its infinitive: "the town they vowed | to retake".

    The verb above the infinitive has none then; None where there is no such pair of verbs.
    """
    token = sentence.tokens[index]
    below = [c for c in related(sentence, index, "xcomp") if is_infinitive(sentence, c)]
    if token.deprel == "acl:relcl" and objects == [token.head] and below:
        return None if any(is_object(sentence, c) for c in sentence.children[below[0]]) else []
    above = token.head
    if token.deprel != "xcomp" or objects or not is_infinitive(sentence, index):
        return None
    relative = [c for c in sentence.children[above] if is_object(sentence, c)]
    bare = any(sentence.tokens[c].text.lower() in RELATIVE_PRONOUNS for c in relative)
    return [sentence.tokens[above].head] if bare and sentence.tokens[above].deprel == "acl:relcl" else None


def _meant(sentence: Sentence, index: int) -> int:
    """What a relative pronoun under a verb means, its verb however deep: "the town | which they failed to take"."""
    node = index
    while sentence.tokens[node].deprel in {"xcomp", "ccomp"} and sentence.tokens[node].head != ROOT:
        node = sentence.tokens[node].head
    return sentence.tokens[node if sentence.tokens[node].deprel == "acl:relcl" else index].head


def _gapped(sentence: Sentence, index: int, objects: list[int]) -> list[int]:
    """Names that are a verb's objects too, each with a time of its own: "took Goma on Monday, Bukavu on Friday".

    Parsers hang them on the verb, or on the time before them, in ever new ways; so it is the row that tells.
    """
    if not objects or sentence.tokens[objects[0]].upos != "PROPN":
        return []
    times = [c for c in obliques(sentence, index) if c > objects[0]]
    inside = [c for i in (index, *times) for c in sentence.children[i] if c > objects[0]]
    names = {c for c in inside if sentence.tokens[c].upos == "PROPN" and _in_row(sentence, c)}
    return sorted(names - {c for c in names if own_subjects(sentence, c)})


def _in_row(sentence: Sentence, name: int) -> bool:
    """Whether a name stands between a comma, or "and", and the preposition of its own time."""
    loose = sentence.tokens[name].deprel in {"conj", "nsubj", "appos", "dep", "list", "parataxis", "obj"}
    inside = sorted(i for i in sentence.subtree(name) if sentence.tokens[i].deprel in {"flat", "punct"} and i > name)
    after = next((i for i in range(name + 1, len(sentence.tokens)) if i not in inside), len(sentence.tokens) - 1)
    marks = {sentence.tokens[name - 1].text.lower(), sentence.tokens[after].text.lower()}
    timed = sentence.tokens[after].text.lower() in {"on", "in", "at"} or sentence.tokens[name].deprel == "conj"
    return loose and timed and bool(marks & {",", "and"})


def _shared_objects(sentence: Sentence, index: int) -> list[int]:
    """The object that coordinated verbs share, which hangs on the first: "looted and burned houses"."""
    token = sentence.tokens[index]
    if token.deprel != "conj" or sentence.tokens[token.head].upos not in VERBAL or own_subjects(sentence, index):
        return []
    return [c for c in sentence.children[token.head] if c > index and is_object(sentence, c)]


def _has_relative_adverb(sentence: Sentence, index: int) -> bool:
    words = ((sentence.tokens[c].text.lower(), c) for c in sentence.children[index])
    return any(
        word in {"where", "when", "why"} or (word in RELATIVE_PRONOUNS and case_of(sentence, c)) for word, c in words
    )


def related(sentence: Sentence, index: int, relation: str) -> list[int]:
    """The children of a token under one relation."""
    return [c for c in sentence.children[index] if sentence.tokens[c].deprel == relation]


def obliques(sentence: Sentence, index: int) -> list[int]:
    """The prepositional phrases of a predicate."""
    return [
        c
        for c in sentence.children[index]
        if sentence.tokens[c].deprel.partition(":")[0] in {"obl", "nmod"} or _mislabelled(sentence, c)
    ]


def _mislabelled(sentence: Sentence, index: int) -> bool:
    """Whether a phrase is called an object, a subject or part of a compound although a preposition marks it."""
    return sentence.tokens[index].deprel in {"obj", "nsubj", "compound"} and case_of(sentence, index) in MARKERS
