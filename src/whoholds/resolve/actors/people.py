"""People whom a report names in full, so that a surname alone leads back to the name and the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whoholds.records import Sentence
from whoholds.resolve.actors.finding import Found, MentionKind
from whoholds.resolve.actors.vocabulary import Sort, Vocabulary
from whoholds.resolve.actors.words import Word, unpossessed

_REACH = 6
"""How many words before a name its office is looked for."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's full name as the report first gives it, at offset `at`, with the title before it.

    `office` is the mention, if any, that says whose office they hold.
    """

    name: str
    office: Found | None
    title: frozenset[str]
    at: int


def people_in(
    text: str, words: Sequence[Word], found: Sequence[Found], sentences: Sequence[Sentence]
) -> dict[str, Person]:
    """People by the key of their last name; the first full name that a report gives counts."""
    spans = _parsed(sentences) if sentences else _titled(words)
    index = {word.start: at for at, word in enumerate(words)}
    people: dict[str, Person] = {}
    for start, end in spans:
        at = index.get(start)
        last = max((i for i, word in enumerate(words[at : (at or 0) + 6], at or 0) if word.end <= end), default=None)
        if at is None or last is None or last == at:
            continue
        person = Person(
            unpossessed(text[start : words[last].end]), office_before(words, found, at), title_before(words, at), start
        )
        people.setdefault(words[last].key, person)
        nickname = _nickname(words, last + 1)
        if nickname:
            people.setdefault(nickname, person)
    return people


def _nickname(words: Sequence[Word], at: int) -> str | None:
    """The key of the name in "X, known as Y" or "X, nicknamed Y", which begins after X at a word."""
    said = [word.key for word in words[at : at + 3]]
    skip = 2 if said[:2] in (["known", "as"], ["better", "known"]) else 1 if said[:1] == ["nicknamed"] else 0
    named = words[at + skip] if skip and at + skip < len(words) else None
    return named.key if named and named.capital else None


def title_before(words: Sequence[Word], at: int) -> frozenset[str]:
    """The words of office right before a name ("prime", "minister")."""
    vocabulary, first = Vocabulary.load(), at
    while first and at - first < _REACH and words[first].start - words[first - 1].end <= 2:
        key = words[first - 1].key
        if vocabulary.sort(key) is not Sort.OFFICE and key not in vocabulary.force_modifiers:
            break
        first -= 1
    return frozenset(word.key for word in words[first:at])


def office_before(words: Sequence[Word], found: Sequence[Found], at: int) -> Found | None:
    """The mention that ends shortly before a name with an office word between or in it ("Iraqi Prime Minister X")."""
    vocabulary = Vocabulary.load()
    for mention in found:
        if mention.last <= at <= mention.first + _REACH and mention.kind is not MentionKind.PATRON:
            between = words[mention.first : at]
            if not _together(words, mention.first, at, vocabulary):
                continue
            if any(vocabulary.sort(word.key) is Sort.OFFICE for word in between):
                return mention
    return None


def _together(words: Sequence[Word], first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether no mark parts the words `first` to `last`, but for the dot of an abbreviation."""
    pairs = pairwise(words[first : last + 1])
    return all(b.start - a.end <= 1 + (a.key in vocabulary.abbreviations) for a, b in pairs)


def _parsed(sentences: Iterable[Sentence]) -> Iterator[tuple[int, int]]:
    """The names of persons that the parser found."""
    for sentence in sentences:
        for name in sentence.names:
            if name.label == "PER" and name.last - name.first > 1:
                yield sentence.tokens[name.first].start, sentence.tokens[name.last - 1].end


def _titled(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Without a parse: two or three capitalised words after an office."""
    vocabulary = Vocabulary.load()
    for at, word in enumerate(words):
        if vocabulary.sort(word.key) is Sort.OFFICE:
            run = at + 1
            while run < len(words) and run < at + 4 and _name_word(words, run, vocabulary):
                run += 1
            if run - at > 2:
                yield words[at + 1].start, words[run - 1].end


def _name_word(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    word = words[at]
    close = word.start - words[at - 1].end == 1
    return (
        close and (word.capital or word.key in {"al", "bin", "ibn", "de", "van"}) and word.key not in vocabulary.nouns
    )
