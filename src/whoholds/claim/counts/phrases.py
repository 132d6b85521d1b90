"""Counts in a parsed sentence: each number with the noun that it counts and the unit that the noun gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whoholds.claim.counts.numbers import NumberPhrase, NumberRange, find_articles, find_numbers
from whoholds.claim.counts.words import number_words
from whoholds.records import Count, Counted, Sentence, Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
PERSONS = "persons"
GROUPED = frozenset({"families", "households"})


@dataclass(frozen=True, slots=True)
class CountPhrase:
    """A number of a sentence: tokens `first` up to, not including, `last`, and what it counts.

    `noun` is the index of the noun counted, None where the number stands alone ("wounding 23"). `unit` is persons,
    families, vehicles ...; None where the noun tells nothing. `head` is the token by which the phrase hangs in the
    tree: the noun, else the number itself. `whole` is the number this is a part of ("nine of the 10"). `among` is the
    index, in the list of a sentence's counts, of the count that includes this one ("32 people, including 6 children").
    It is not `certain` that an article counts.
    """

    first: int
    last: int
    span: Span
    number: NumberRange
    head: int
    noun: int | None = None
    unit: str | None = None
    whole: NumberRange | None = None
    among: int | None = None
    certain: bool = True


OF_PEOPLE = frozenset(Counted) - {Counted.STRIKES, Counted.FACILITIES, Counted.PLACES, Counted.FORCES}
"""What is done to people alone, so that a number without a noun counts persons."""


def as_count(phrase: CountPhrase, what: Counted) -> Count:
    """The count of a claim that says what was done to those counted."""
    people = what in OF_PEOPLE and (phrase.noun is None or phrase.unit is None)
    unit = PERSONS if people and phrase.unit not in GROUPED else phrase.unit
    return Count(what, phrase.number.low, phrase.number.high, phrase.span, unit)


def counts_of(sentence: Sentence, text: str) -> tuple[CountPhrase, ...]:
    """Every number of a sentence that counts something, in order; articles before a person are there, not certain."""
    words = text[sentence.start : sentence.end]
    numbers = find_numbers(words)
    articles = [a for a in find_articles(words) if not any(a.start < n.end and n.start < a.end for n in numbers)]
    found = [_phrase(sentence, text, number) for number in sorted((*numbers, *articles), key=lambda n: n.start)]
    return _included(sentence, _inherited([phrase for phrase in found if phrase]))


def _phrase(sentence: Sentence, text: str, number: NumberPhrase) -> CountPhrase | None:
    offset = sentence.start
    inside = _tokens(sentence.tokens, number.start + offset, number.end + offset)
    core = _tokens(sentence.tokens, number.core + offset, number.end + offset)
    if not inside or not core or _other_word(sentence, core):
        return None
    top = _top(sentence, core)
    noun = _noun(sentence, core, top, _past_whole(sentence, number))
    span = Span(number.start + offset, number.end + offset, text[number.start + offset : number.end + offset])
    unit = _unit(sentence, noun) if noun is not None else _group(sentence, top)
    head = top if noun is None else noun
    return CountPhrase(
        inside[0], inside[-1] + 1, span, number.number, head, noun, unit, number.whole, None, number.certain
    )


def _tokens(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    return [i for i, token in enumerate(tokens) if token.start < end and token.end > start]


def _other_word(sentence: Sentence, core: Sequence[int]) -> bool:
    """Whether a lone "one" or "second" is no number here: a pronoun ("one another"), part of a word or of a name."""
    token = sentence.tokens[core[0]]
    return len(core) == 1 and token.text.lower() == "one" and token.upos == "PRON" and token.deprel == "nmod:poss"


def _top(sentence: Sentence, core: Sequence[int]) -> int:
    """The token of a number that hangs outside it."""
    inside = set(core)
    return next((i for i in reversed(core) if sentence.tokens[i].head not in inside), core[-1])


def _past_whole(sentence: Sentence, number: NumberPhrase) -> int:
    """The offset behind the number, and behind the whole that it is a part of."""
    return sentence.start + (number.whole_end or number.end)


def _noun(sentence: Sentence, core: Sequence[int], top: int, end: int) -> int | None:
    """The noun counted: by the tree the number's head or what comes after "of", by place the next noun."""
    tokens = sentence.tokens
    token = tokens[top]
    follows = next((i for i, t in enumerate(tokens) if t.start >= end), None)
    if follows is not None and tokens[follows].text.lower() in number_words().hurt:
        return follows
    if token.head > core[0] and token.deprel.split(":")[0] in {"nummod", "det"} and tokens[token.head].upos in NOMINAL:
        return token.head
    of = [c for i in core for c in sentence.children[i] if c > core[-1] and _has_of(sentence, c)]
    if of:
        return of[-1] if tokens[of[-1]].upos in NOMINAL else None
    return _next_noun(sentence, follows) if follows is not None and _leans(sentence, core, follows) else None


def _has_of(sentence: Sentence, index: int) -> bool:
    return any(
        sentence.tokens[c].deprel == "case" and sentence.tokens[c].text.lower() == "of"
        for c in sentence.children[index]
    )


def _leans(sentence: Sentence, core: Sequence[int], follows: int) -> bool:
    """Whether the words behind a number are read with it: they are its head's, or describe a noun."""
    first = sentence.tokens[follows]
    return first.upos in {"NOUN", "ADJ", "PROPN"} or (first.upos == "VERB" and first.deprel == "amod") or (
        sentence.tokens[core[-1]].head == follows
    )  # fmt: skip


def _next_noun(sentence: Sentence, start: int) -> int | None:
    """The last noun of the noun phrase that begins at a token."""
    found = None
    for i in range(start, min(start + 8, len(sentence.tokens))):
        token = sentence.tokens[i]
        if token.upos in {"NOUN", "PROPN"}:
            found = i
        elif found is not None or token.upos not in {"ADJ", "VERB", "PART", "DET", "NUM", "PUNCT", "ADV"}:
            break
    return found


def _unit(sentence: Sentence, noun: int) -> str | None:
    """The unit that a noun gives: persons for people, families, vehicles ... for things, None for other words."""
    words = number_words()
    for lemma in _lemmas(sentence.tokens[noun]):
        if lemma in words.units:
            return words.units[lemma]
        if lemma in words.persons:
            return PERSONS
    return PERSONS if sentence.tokens[noun].text.lower() in words.hurt else None


def _lemmas(token: Token) -> tuple[str, ...]:
    """The forms under which a noun may stand in a list: its lemma, and its text without a plural ending."""
    word = token.text.lower()
    plain = word.removesuffix("men") + "man" if word.endswith("men") else word.removesuffix("s")
    return token.lemma.lower(), word, plain, word.removesuffix("es"), word.removesuffix("ies") + "y"


def _group(sentence: Sentence, top: int) -> str | None:
    """Persons for the number of a group: "a family of five"."""
    token = sentence.tokens[top]
    group = token.head >= 0 and token.deprel.startswith("nmod") and _has_of(sentence, top)
    return PERSONS if group and sentence.tokens[token.head].lemma.lower() in number_words().groups else None


def _inherited(phrases: list[CountPhrase]) -> list[CountPhrase]:
    """A number that stands alone counts what the number before it did: "killing 54 fighters and wounding 23"."""
    out: list[CountPhrase] = []
    for phrase in phrases:
        certain = [p for p in out if p.certain and p.unit]
        lends = phrase.noun is None and phrase.unit is None and certain
        out.append(replace(phrase, unit=certain[-1].unit) if lends else phrase)
    return out


def _included(sentence: Sentence, phrases: list[CountPhrase]) -> tuple[CountPhrase, ...]:
    """Numbers that an earlier one includes: "32 people, including 6 children", "20 dead, 12 of them civilians"."""
    out: list[CountPhrase] = []
    for phrase in phrases:
        among = next((i for i in reversed(range(len(out))) if out[i].among is None and out[i].certain), None)
        out.append(replace(phrase, among=among) if among is not None and _is_included(sentence, phrase) else phrase)
    return tuple(out)


def _is_included(sentence: Sentence, phrase: CountPhrase) -> bool:
    """After "including" or "among them", or before "of them"."""
    texts = [token.text.lower() for token in sentence.tokens]
    before = texts[max(0, phrase.first - 3) : phrase.first]
    after = texts[phrase.last : phrase.last + 2]
    return "including" in before or before[-2:] == ["among", "them"] or after in (["of", "them"], ["of", "whom"])
