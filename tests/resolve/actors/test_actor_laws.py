"""What holds of every text: spans, order, even-handedness, and that nothing breaks on hostile words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.records import Report
from whoholds.resolve.actors import ActorContext, MentionKind, Registry, find_actors

REGISTRY = Registry.load()
PAIRS = [
    ("Taliban", "Boko Haram"),
    ("Houthis", "Hamas"),
    ("Free Syrian Army", "Syrian Democratic Forces"),
    ("Rapid Support Forces", "Oromo Liberation Army"),
    ("PKK", "FARC"),
]
COUNTRIES = [("Russia", "Russian", "Ukraine", "Ukrainian"), ("Armenia", "Armenian", "Azerbaijan", "Azerbaijani")]
FRAMES = [
    ("{a} fighters took a town from {b}.", "{a} fighters"),
    ("Members of {a} shelled {b} positions.", "Members of {a}"),
    ("{b} said that {a} had withdrawn. The group denied it.", "{a}"),
    ("Twelve suspected {a} militants and {b} members were killed.", "Twelve suspected {a} militants"),
]
LOADED = [
    "terrorists",
    "martyrs",
    "bandits",
    "mercenaries",
    "jihadists",
    "resistance fighters",
    "extremists",
    "militants",
]
NAMES = "Taliban|the|RSF|Iraqi|soldiers|of|rebels|-backed|pro-|(|)|,|’s|U.S.|IS|42|Government of|Kurdish|group".split(
    "|"
)
MARKS = ["\n", " ", "İ", "\u200e", "Moscow", "President", "Al", "al-Qaida", "ﬁ", "—", "'"]
PIECES = st.sampled_from([*NAMES, *MARKS])
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=40).map(" ".join)


@given(TEXTS)
def test_every_mention_holds_the_words_of_the_report_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in find_actors(Report(text, id="r"), (), REGISTRY):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.span.start >= end
        end = mention.span.end


@given(TEXTS, TEXTS, st.integers(0, 200) | st.none())
def test_any_words_get_an_answer_with_a_reason(text: str, words: str, start: int | None) -> None:
    found = ActorContext(Report(text, id="r"), (), REGISTRY).resolve(words, start=start)
    assert found.reason
    assert found.actor_id is None or found.actor_id in REGISTRY.actors
    assert (found.party is None) == (found.actor_id is None)


@given(TEXTS, st.permutations(["the army", "the group", "rebels", "Taliban", "police"]))
def test_the_order_of_questions_changes_no_answer(text: str, questions: list[str]) -> None:
    report = Report(text, id="r")
    fresh = {words: ActorContext(report, (), REGISTRY).resolve(words, start=0) for words in questions}
    context = ActorContext(report, (), REGISTRY)
    assert {words: context.resolve(words, start=0) for words in questions} == fresh


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize(("frame", "words"), FRAMES)
def test_swapping_the_sides_swaps_the_names_and_nothing_else(first: str, second: str, frame: str, words: str) -> None:
    found = []
    for a, b in ((first, second), (second, first)):
        context = ActorContext(Report(frame.format(a=a, b=b), id="r"), (), REGISTRY)
        found.append(context.resolve(words.format(a=a), start=0))
    assert found[0].name == first
    assert found[1].name == second
    assert (found[0].side, found[0].reason) == (found[1].side, found[1].reason)


@pytest.mark.parametrize(("a", "a_adj", "b", "b_adj"), COUNTRIES)
def test_swapping_states_swaps_the_names_and_nothing_else(a: str, a_adj: str, b: str, b_adj: str) -> None:
    frame = "{a_adj} troops entered a town in {b}. {b_adj} soldiers fell back. The {a_adj} army shelled it."
    one = ActorContext(Report(frame.format(a_adj=a_adj, b=b, b_adj=b_adj), id="r"), (), REGISTRY)
    two = ActorContext(Report(frame.format(a_adj=b_adj, b=a, b_adj=a_adj), id="r"), (), REGISTRY)
    for mine, other in ((a_adj, b_adj), (b_adj, a_adj)):
        left, right = one.resolve(f"{mine} troops", start=0), two.resolve(f"{other} troops", start=0)
        assert (left.side, left.reason) == (right.side, right.reason)
        assert left.actor_id != right.actor_id


@pytest.mark.parametrize("word", LOADED)
def test_loaded_words_after_a_name_decide_nothing(word: str) -> None:
    context = ActorContext(Report("Fighting went on."), (), REGISTRY)
    plain, loaded = context.resolve("Hamas fighters"), context.resolve(f"Hamas {word}")
    assert plain == loaded


def test_an_acronym_that_is_a_word_needs_its_capitals() -> None:
    report = Report("The town is ours, who said so? It told us. The IS militants left; US jets came.", id="r")
    assert [mention.actor_id for mention in find_actors(report, (), REGISTRY)] == ["islamic-state", "state:US"]


def test_in_a_headline_of_capitals_words_are_words() -> None:
    report = Report("TALIBAN SAY KABUL IS CALM\nThe Taliban spoke on Monday.", id="r")
    found = find_actors(report, (), REGISTRY)
    assert [m.name for m in found if m.kind is MentionKind.ACTOR] == ["Taliban", "Taliban"]


def test_a_country_s_adjective_in_a_surname_is_no_mention() -> None:
    report = Report("Abu Omar al-Kuwaiti met Salem al-Iraqi.", id="r")
    assert find_actors(report, (), REGISTRY) == ()


def test_a_patron_is_no_mention() -> None:
    report = Report("US-backed rebels met pro-Iranian groups.", id="r")
    assert find_actors(report, (), REGISTRY) == ()


def test_the_longest_name_wins() -> None:
    report = Report("The Islamic State West Africa Province struck.", id="r")
    assert [mention.actor_id for mention in find_actors(report, (), REGISTRY)] == ["islamic-state-west-africa-province"]


def test_candidates_for_pronouns_say_their_number() -> None:
    report = Report("Taliban fighters fled. Syrian soldiers stayed. Russia watched.", id="r")
    found = ActorContext(report, (), REGISTRY).antecedent_candidates
    assert [(mention.span.text, mention.plural) for mention in found] == [
        ("Taliban", None),
        ("Syrian soldiers", True),
        ("Russia", False),
    ]


@settings(deadline=None, max_examples=5)
@given(st.sampled_from(["Taliban ", "the ", "of ", "U.S.", "a'", "Free Syrian ", "(RSF) ", "Government of "]))
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    text = piece * 20_000
    start = time.process_time()
    context = ActorContext(Report(text, id="r"), (), REGISTRY)
    context.resolve(text[:2000], start=0)
    assert time.process_time() - start < 6
