"""Numbers in parsed sentences: the noun counted, its unit, what includes what. The trees are made by hand."""

from whoholds.claim.counts import CountPhrase, as_count, counts_of
from whoholds.records import ROOT, Counted, Sentence, Token


def tree(rows: str) -> tuple[Sentence, str]:
    """A sentence from rows of word, lemma, tag, head (from 1, 0 for the root) and label; words joined by spaces."""
    tokens, offset, words = [], 0, []
    for row in rows.strip().splitlines():
        word, lemma, upos, head, deprel = row.split()
        tokens.append(
            Token(offset, offset + len(word), word, lemma, upos, "", int(head) - 1 if head != "0" else ROOT, deprel)
        )
        words.append(word)
        offset += len(word) + 1
    return Sentence(0, tuple(tokens)), " ".join(words)


def read(rows: str) -> list[CountPhrase]:
    sentence, text = tree(rows)
    found = list(counts_of(sentence, text))
    assert all(text[c.span.start : c.span.end] == c.span.text for c in found)
    return found


KILLING = """
Shells shell NOUN 2 nsubj
killed kill VERB 0 root
54 54 NUM 4 nummod
fighters fighter NOUN 2 obj
and and CCONJ 6 cc
wounded wound VERB 2 conj
23 23 NUM 6 obj
"""


def test_a_number_alone_counts_what_the_one_before_it_did() -> None:
    fighters, alone = read(KILLING)
    assert (fighters.number.low, fighters.noun, fighters.unit) == (54, 3, "persons")
    assert (alone.number.low, alone.noun, alone.head, alone.unit) == (23, None, 6, "persons")


def test_a_count_keeps_bounds_words_and_unit() -> None:
    fighters, _ = read(KILLING)
    count = as_count(fighters, Counted.KILLED)
    assert (count.what, count.low, count.high, count.span.text, count.unit) == (Counted.KILLED, 54, 54, "54", "persons")


def test_a_vague_number_counts_what_follows_of() -> None:
    (families,) = read("""
Dozens dozen NOUN 4 nsubj
of of ADP 3 case
families family NOUN 1 nmod
fled flee VERB 0 root
""")
    assert (families.number.low, families.number.high, families.noun, families.unit) == (24, None, 2, "families")


def test_including_tells_that_one_number_is_in_the_other() -> None:
    people, children = read("""
32 32 NUM 2 nummod
people people NOUN 7 nsubj
including include VERB 5 case
6 6 NUM 5 nummod
children child NOUN 2 nmod
were be AUX 7 aux
killed kill VERB 0 root
""")
    assert (people.among, children.among) == (None, 0)


def test_of_them_tells_that_one_number_is_in_the_other() -> None:
    soldiers, conscripts = read("""
20 20 NUM 2 nummod
soldiers soldier NOUN 3 nsubj
died die VERB 0 root
, , PUNCT 5 punct
12 12 NUM 3 parataxis
of of ADP 7 case
them they PRON 5 nmod
conscripts conscript NOUN 5 nmod
""")
    assert (soldiers.among, conscripts.among) == (None, 0)


def test_a_family_of_five_is_five_persons() -> None:
    found = read("""
A a DET 2 det
family family NOUN 5 nsubj
of of ADP 4 case
five five NUM 2 nmod
died die VERB 0 root
""")
    assert [(c.number.low, c.unit) for c in found] == [(5, "persons")]


def test_a_number_before_dead_counts_persons_whatever_the_tree_says() -> None:
    bombs, dead = read("""
Twin twin ADJ 2 amod
bombs bomb NOUN 3 nsubj
left leave VERB 0 root
40 40 NUM 2 nummod
dead dead ADJ 3 xcomp
""")
    assert (bombs.number.low, bombs.unit) == (2, "munitions")
    assert (dead.number.low, dead.noun, dead.unit) == (40, 4, "persons")


def test_a_part_of_a_whole_counts_the_noun_of_the_whole() -> None:
    (districts,) = read("""
Rebels rebel NOUN 2 nsubj
hold hold VERB 0 root
nine nine NUM 2 obj
of of ADP 7 case
the the DET 7 det
10 10 NUM 7 nummod
districts district NOUN 3 nmod
""")
    assert districts.whole is not None
    assert (districts.number.low, districts.whole.low, districts.noun, districts.unit) == (9, 10, 6, "places")


def test_a_lone_number_of_dead_is_of_persons_even_after_bombs() -> None:
    _, alone = read("""
Two two NUM 2 nummod
bombs bomb NOUN 3 nsubj
killed kill VERB 0 root
19 19 NUM 3 obj
""")
    assert as_count(alone, Counted.KILLED).unit == "persons"


def test_an_article_before_a_person_is_there_but_not_certain() -> None:
    (nurse,) = read("""
A a DET 2 det
nurse nurse NOUN 3 nsubj
died die VERB 0 root
""")
    assert (nurse.number.low, nurse.certain, nurse.noun, nurse.unit) == (1, False, 1, "persons")
