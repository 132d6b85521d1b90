"""Lemmas: of nouns and verbs by LemmInflect's dictionary, of the rest by an edit rule that the model chooses.

A class of words shares one rule: "cut 3, add y" turns "armies" into "army".
"""

from __future__ import annotations

from functools import lru_cache

from lemminflect import getLemma

BY_DICTIONARY = frozenset({"NOUN", "VERB"})

KEEP, LOWER, TITLE = "k", "l", "t"


def lemma_rule(form: str, lemma: str) -> str:
    """The rule that turns a form into its lemma: the case to start from, letters to cut, letters to add."""
    best = ""
    for case in (LOWER, KEEP, TITLE):
        start = _cased(form, case)
        common = 0
        while common < min(len(start), len(lemma)) and start[common] == lemma[common]:
            common += 1
        rule = f"{case}{len(start) - common}{lemma[common:]}"
        if not best or len(start) - common + len(lemma) - common < _cost(best):
            best = rule
    return best


@lru_cache(maxsize=65536)
def lemma_of(form: str, upos: str, rule: str) -> str:
    """The lemma of a form with its tag; the model's rule serves where the dictionary doesn't."""
    if upos in BY_DICTIONARY and form.isalpha():
        found = getLemma(form.lower(), upos)
        if found:
            return str(found[0])
    return apply_rule(rule, form)


def apply_rule(rule: str, form: str) -> str:
    """The lemma of a form by a rule; the form itself where the rule would leave nothing."""
    start = _cased(form, rule[0])
    digits = 1
    while digits < len(rule) and rule[digits].isascii() and rule[digits].isdigit():
        digits += 1
    cut = int(rule[1:digits] or 0)
    return (start[: len(start) - cut] if cut <= len(start) else "") + rule[digits:] or form


def _cased(form: str, case: str) -> str:
    if case == LOWER:
        return form.lower()
    return form[:1].upper() + form[1:].lower() if case == TITLE else form


def _cost(rule: str) -> int:
    digits = 1
    while digits < len(rule) and rule[digits].isdigit():
        digits += 1
    return int(rule[1:digits]) + len(rule) - digits
