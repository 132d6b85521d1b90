"""A truce that is only called "it" when it breaks: "A truce took effect. It collapsed within hours."."""

from __future__ import annotations

from collections.abc import Sequence

from whoholds.claim.frames import Frame
from whoholds.claim.grammar import SUBJECT_RELATIONS, own_subjects
from whoholds.claim.match import Match
from whoholds.records import Kind, Sentence

TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice", "lull", "pause", "cessation"})
BREAKS = frozenset({"collapse", "unravel", "crumble", "fray", "break", "fall"})
"""Verbs that tell how a truce ends; "break" and "fall" with "down" or "apart"."""
PARTED = frozenset({"down", "apart"})
FRAME = Frame("ceasefire/collapse", Kind.CEASEFIRE, (), {})


def with_collapses(sentences: Sequence[Sentence], number: int, matches: Sequence[Match]) -> list[Match]:
    """A sentence's matches with those truces that break in it under the name of "it", in place of what else "it" broke.

    Where the sentence itself names the truce, that is claim enough.
    """
    sentence = sentences[number]
    broken = {i: back for i in range(len(sentence.tokens)) if (back := _truce_broken(sentences, number, i)) is not None}
    others = [match for match in matches if match.anchor not in broken]
    return others + [Match(FRAME, i, _cue(sentence, i), {}, {}) for i, back in broken.items() if back]


def _truce_broken(sentences: Sequence[Sentence], number: int, verb: int) -> int | None:
    """How many sentences back the truce stands that a verb says breaks down, None where it says no such thing."""
    sentence = sentences[number]
    if sentence.tokens[verb].lemma.lower() not in BREAKS or not _cue(sentence, verb):
        return None
    pronouns = [i for i in own_subjects(sentence, verb) if sentence.tokens[i].text.lower() in {"it", "which"}]
    for back in (0, 1) if pronouns else ():
        if back > number:
            break
        last = pronouns[0] if back == 0 else len(sentences[number - 1].tokens)
        meant = _last_thing(sentences[number - back], last)
        if meant is not None:
            return back if sentences[number - back].tokens[meant].lemma.lower() in TRUCES else None
    return None


def _cue(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The verb's words, with its particle; none where a verb lacks the particle that it needs."""
    parts = tuple(c for c in sentence.children[verb] if sentence.tokens[c].text.lower() in PARTED)
    alone = sentence.tokens[verb].lemma.lower() not in {"break", "fall"}
    return (verb, *parts[:1]) if alone or parts else ()


def _last_thing(sentence: Sentence, last: int) -> int | None:
    """The thing that "it" most likely means: a truce before it, or the first singular subject."""
    nouns = [i for i in range(last) if sentence.tokens[i].upos in {"NOUN", "PROPN"}]
    singular = [i for i in nouns if sentence.tokens[i].feat("Number") != "Plur"]
    subjects = [i for i in singular if sentence.tokens[i].deprel in SUBJECT_RELATIONS]
    objects = [i for i in singular if sentence.tokens[i].deprel == "obj" and sentence.tokens[i].lemma.lower() in TRUCES]
    return next(iter(objects or subjects), None)
