"""What a report's claims tell of each other: repeats, bare headings, doers and enemies that are left unsaid."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from whoholds.claim.repeats import told_once
from whoholds.claim.settled import settled
from whoholds.claim.understood import with_understood
from whoholds.records import (
    ActorRef,
    BlockKind,
    Claim,
    Count,
    Counted,
    Kind,
    PlaceRef,
    PlaceType,
    Sentence,
    Span,
    Token,
)

Said = tuple[str, str | None, str | None]
"""An actor's name, the registry's id and the side."""
ARMY, REBELS = ("the army", "state:CO", "government"), ("rebels", "eln", "rebel")
VILLAGERS = ("villagers", None, "civilians")
WIDTH = 100
"""Characters of a sentence in these reports."""


def actor(said: Said, at: int) -> ActorRef:
    name, actor_id, side = said
    return ActorRef(Span(at, at + len(name), name), name, actor_id, side)


def claim(
    kind: Kind,
    sentence: int,
    *,
    agents: tuple[Said, ...] = (),
    targets: tuple[Said, ...] = (),
    at: tuple[str, int] = ("Tame", 10),
) -> Claim:
    """A claim at a place, whose cue is three letters of the sentence so many characters into it."""
    place, cue = at
    start = WIDTH * sentence
    quote = Span(start, start + WIDTH - 1, "x" * (WIDTH - 1))
    words = Span(start + cue, start + cue + 3, "xxx")
    site = PlaceRef(Span(start, start + len(place), place), place, PlaceType.CITY)
    return Claim(
        "report",
        kind,
        words,
        quote,
        BlockKind.PARAGRAPH,
        tuple(actor(a, start + 20) for a in agents),
        tuple(actor(t, start + 40) for t in targets),
        (site,),
    )


def sentence(number: int) -> Sentence:
    return Sentence(0, (Token(WIDTH * number, WIDTH * number + 99, "x", "x", "NOUN", "", -1, "root"),))


SENTENCES = tuple(map(sentence, range(9)))


def names(refs: tuple[ActorRef, ...]) -> list[tuple[str, bool]]:
    """Whom references name, and whether the report's words do."""
    return [(ref.name, ref.span is not None) for ref in refs]


def test_a_sentence_that_tells_a_thing_twice_makes_one_claim_with_all_that_it_says() -> None:
    bare = claim(Kind.BATTLE, 0, at=("Arauca", 10))
    full = claim(Kind.BATTLE, 0, agents=(ARMY,), at=("Arauca", 60))
    kept, drops = told_once([bare, full])
    assert [names(c.agents) for c in kept] == [[("the army", True)]]
    assert [drop.span for drop in drops] == [bare.cue]


def test_other_places_actors_and_numbers_in_one_sentence_stay_claims_of_their_own() -> None:
    first = claim(Kind.DEATH, 0, targets=(VILLAGERS,), at=("Tame", 5))
    elsewhere = claim(Kind.DEATH, 0, targets=(VILLAGERS,), at=("Saravena", 15))
    others = claim(Kind.DEATH, 0, targets=(REBELS,), at=("Tame", 25))
    assert told_once([first, elsewhere, others])[0] == (first, elsewhere, others)


def test_the_same_told_in_another_sentence_is_another_claim() -> None:
    twice = [claim(Kind.CAPTURE, 0, agents=(REBELS,)), claim(Kind.CAPTURE, 1, agents=(REBELS,))]
    assert list(told_once(twice)[0]) == twice


@given(st.permutations(range(4)))
def test_which_repeat_stays_does_not_depend_on_the_order_of_claims(order: list[int]) -> None:
    claims = [claim(Kind.BATTLE, 0, at=("Tame", 10 + 5 * i), agents=(ARMY,) if i == 2 else ()) for i in range(4)]
    kept, _ = told_once([claims[i] for i in order])
    assert [c.cue for c in kept] == [claims[2].cue]


def test_harm_is_done_by_whoever_did_the_violence_of_its_sentence() -> None:
    raid, toll = claim(Kind.AIR_STRIKE, 0, agents=(ARMY,)), claim(Kind.DEATH, 0, targets=(VILLAGERS,), at=("Tame", 60))
    assert names(with_understood([raid, toll], SENTENCES)[1].agents) == [("the army", False)]


def test_harm_without_violence_near_stays_without_a_doer_where_several_sides_attack() -> None:
    claims = [
        claim(Kind.ATTACK, 0, agents=(ARMY,)),
        claim(Kind.ATTACK, 1, agents=(REBELS,)),
        claim(Kind.DEATH, 5, targets=(VILLAGERS,)),
    ]
    assert with_understood(claims, SENTENCES)[2].agents == ()


def test_harm_is_the_only_attackers_in_a_report_that_tells_of_no_other() -> None:
    claims = [
        claim(Kind.ATTACK, 0, agents=(REBELS,)),
        claim(Kind.SHELLING, 1, agents=(REBELS,)),
        claim(Kind.DEATH, 6, targets=(VILLAGERS,)),
    ]
    assert names(with_understood(claims, SENTENCES)[2].agents) == [("rebels", False)]


def test_nobody_is_taken_for_the_doer_of_what_was_done_to_himself() -> None:
    claims = [
        claim(Kind.ATTACK, 0, agents=(REBELS,)),
        claim(Kind.SHELLING, 1, agents=(REBELS,)),
        claim(Kind.DEATH, 6, targets=(REBELS,)),
    ]
    assert with_understood(claims, SENTENCES)[2].agents == ()


def test_a_fight_without_its_other_side_is_against_whom_the_side_fights_nearest() -> None:
    claims = [claim(Kind.BATTLE, 0, agents=(ARMY,), targets=(REBELS,)), claim(Kind.CAPTURE, 3, agents=(REBELS,))]
    assert names(with_understood(claims, SENTENCES)[1].targets) == [("the army", False)]


def test_civilians_are_no_side_of_a_war() -> None:
    claims = [claim(Kind.ATTACK, 0, agents=(ARMY,), targets=(VILLAGERS,)), claim(Kind.CAPTURE, 3, agents=(ARMY,))]
    assert with_understood(claims, SENTENCES)[1].targets == ()


def test_swapping_the_sides_swaps_what_is_understood() -> None:
    def told(one: Said, other: Said) -> list[list[tuple[str, bool]]]:
        claims = [claim(Kind.BATTLE, 0, agents=(one,), targets=(other,)), claim(Kind.SIEGE, 1, targets=(one,))]
        found = with_understood(claims, SENTENCES)
        return [names(refs) for c in found for refs in (c.agents, c.targets)]

    other_name = {"the army": "rebels", "rebels": "the army"}
    swapped = [[(other_name[name], said) for name, said in refs] for refs in told(ARMY, REBELS)]
    assert swapped == told(REBELS, ARMY)


def test_a_heading_that_only_names_a_battle_is_no_claim_and_is_listed() -> None:
    title = claim(Kind.BATTLE, 0)
    heading = Claim(
        "report", Kind.BATTLE, title.cue, title.quote, BlockKind.HEADLINE, places=title.places, confidence=0.6
    )
    kept, left = settled([heading], SENTENCES)
    assert (kept, [drop.span for drop in left]) == ((), [heading.cue])
    count = Count(Counted.KILLED, 9, 9, Span(70, 71, "9"))
    full = Claim("report", Kind.DEATH, title.cue, title.quote, BlockKind.HEADLINE, places=title.places, counts=(count,))
    assert settled([full], SENTENCES)[0] == (full,)


def test_warfare_over_a_place_that_another_side_holds_is_against_the_holder() -> None:
    claims = [
        claim(Kind.HOLD, 0, agents=(REBELS,), at=("Arauca", 10)),
        claim(Kind.CAPTURE, 1, agents=(ARMY,), at=("Arauca", 10)),
    ]
    assert names(with_understood(claims, SENTENCES)[1].targets) == [("rebels", False)]


def test_those_without_a_name_on_the_attackers_side_fight_the_only_side_that_is_attacked() -> None:
    allies = ("loyalists", None, "government")
    claims = [claim(Kind.BATTLE, 0, agents=(ARMY,), targets=(REBELS,)), claim(Kind.AIR_STRIKE, 4, agents=(allies,))]
    assert names(with_understood(claims, SENTENCES)[1].targets) == [("rebels", False)]


def test_violence_is_done_to_those_whom_its_sentence_says_it_harmed() -> None:
    claims = [claim(Kind.BOMBING, 0), claim(Kind.DEATH, 0, targets=(VILLAGERS,), at=("Tame", 40))]
    assert names(with_understood(claims, SENTENCES)[0].targets) == [("villagers", True)]


def test_a_side_is_named_as_the_report_names_it_most() -> None:
    brigade = ("the 5th Brigade", "state:CO", "government")
    claims = [
        claim(Kind.BATTLE, 0, agents=(brigade,), targets=(REBELS,)),
        claim(Kind.BATTLE, 1, agents=(ARMY,), targets=(REBELS,)),
        claim(Kind.SHELLING, 2, agents=(ARMY,)),
        claim(Kind.ADVANCE, 3, agents=(REBELS,)),
    ]
    assert names(with_understood(claims, SENTENCES)[3].targets) == [("the army", False)]


def test_a_bare_number_means_the_people_whom_its_sentence_counts_before_it() -> None:
    def hurt(kind: Kind, cue: int, *, words: str, name: str) -> Claim:
        bare = claim(kind, 0, at=("Tame", cue))
        span = Span(cue + 20, cue + 20 + len(words), words)
        count = Count(Counted.KILLED, 23, 23, Span(span.start, span.start + 2, words[:2]))
        return replace(bare, targets=(ActorRef(span, name),), counts=(count,))

    killed = hurt(Kind.DEATH, 10, words="54 fighters", name="fighters")
    wounded = hurt(Kind.INJURY, 60, words="23", name="23")
    assert names(with_understood([killed, wounded], SENTENCES)[1].targets) == [("fighters", True)]
    assert names(with_understood([wounded], SENTENCES)[0].targets) == [("people", True)]
