"""The codes of single claims: actor types, interaction, type of violence, contexts, and the main one of several."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.codes import ActorType, actor_type, codes, geo_precision, main_code, time_precision, violence_type
from whoholds.records import ActorRef, BlockKind, Claim, Kind, PlaceRef, PlaceType, Span, Status, When


def actor(words: str, side: str | None = None, actor_id: str | None = None) -> ActorRef:
    return ActorRef(Span(0, len(words), words), words, actor_id, side)


def claim(kind: Kind, cue: str = "cue", **fields: object) -> Claim:
    """A claim of one report whose quote is its cue."""
    return Claim("r", kind, Span(0, len(cue), cue), Span(0, len(cue), cue), BlockKind.PARAGRAPH, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ref", "wanted"),
    [
        (actor("the Taliban", "rebel", "taliban"), ActorType.REBEL),
        (actor("Kenyan troops", "foreign state", "state:KE"), ActorType.EXTERNAL),
        (actor("the army", "government", "state:ET"), ActorType.STATE),
        (actor("the army"), ActorType.STATE),
        (actor("gunmen"), ActorType.POLITICAL_MILITIA),
        (actor("armed men"), ActorType.POLITICAL_MILITIA),
        (actor("rebel fighters"), ActorType.REBEL),
        (actor("unarmed villagers"), ActorType.CIVILIANS),
        (actor("villagers near the rebel camp"), ActorType.CIVILIANS),
        (actor("protesters", "civilians"), ActorType.PROTESTERS),
        (actor("an angry mob"), ActorType.RIOTERS),
        (actor("a hospital"), ActorType.CIVILIANS),
        (actor("the army hospital"), ActorType.STATE),
        (actor("the bridge"), None),
    ],
)
def test_an_actor_type_is_told_by_registry_then_side_then_words(ref: ActorRef, wanted: ActorType | None) -> None:
    assert actor_type(ref) is wanted


def test_a_named_actor_of_unknown_type_has_none_rather_than_a_guess() -> None:
    assert actor_type(actor("Zumba Collective")) is None


@pytest.mark.parametrize(
    ("kind", "agents", "targets", "wanted"),
    [
        (Kind.BATTLE, {1}, {2}, 1),
        (Kind.BATTLE, {2, 3}, set(), 2),
        (Kind.BATTLE, {2}, set(), None),
        (Kind.CAPTURE, {1}, set(), 1),
        (Kind.CAPTURE, {2}, set(), None),
        (Kind.ATTACK, {2}, {7}, 3),
        (Kind.ATTACK, {2}, {1}, 1),
        (Kind.ATTACK, {2}, {2}, 2),
        (Kind.ATTACK, set(), {7}, None),
        (Kind.AIR_STRIKE, {8}, {7}, 3),
        (Kind.TALKS, {1}, {2}, None),
        (Kind.ABDUCTION, {2}, {7}, None),
    ],
)
def test_the_type_of_violence_follows_from_who_fights_whom(
    kind: Kind, agents: set[int], targets: set[int], wanted: int | None
) -> None:
    assert violence_type(kind, set(map(ActorType, agents)), set(map(ActorType, targets))) == wanted


def test_an_interaction_has_the_lower_type_first_and_a_zero_for_a_sole_actor() -> None:
    two = codes(claim(Kind.ATTACK, agents=(actor("gunmen"),), targets=(actor("soldiers"),))).acled
    sole = codes(claim(Kind.CAPTURE, agents=(actor("rebels", "rebel"),))).acled

    assert two
    assert two.interaction == 13
    assert sole
    assert sole.interaction == 20


def test_both_sides_of_a_fight_that_stand_together_make_the_interaction() -> None:
    acled = codes(claim(Kind.BATTLE, agents=(actor("rebels", "rebel"), actor("the army")))).acled

    assert acled
    assert acled.interaction == 12


def test_civilian_targeting_holds_only_where_civilians_alone_are_hit() -> None:
    alone = codes(claim(Kind.ATTACK, targets=(actor("villagers"),))).acled
    mixed = codes(claim(Kind.ATTACK, targets=(actor("villagers"), actor("soldiers")))).acled

    assert alone
    assert alone.civilian_targeting
    assert mixed
    assert not mixed.civilian_targeting


@pytest.mark.parametrize(
    ("status", "context"),
    [
        (Status.ASSERTED, ()),
        (Status.DENIED, ("negation",)),
        (Status.PLANNED, ("future",)),
        (Status.HYPOTHETICAL, ("hypothetical",)),
        (Status.POSSIBLE, ()),
    ],
)
def test_what_is_not_so_carries_its_auxiliary_mode(status: Status, context: tuple[str, ...]) -> None:
    assert codes(claim(Kind.SHELLING, status=status)).plover_context == context


def test_precisions_are_those_of_place_and_time_and_acleds_follow() -> None:
    place = PlaceRef(None, "Delmar", PlaceType.DISTRICT, precision=3)
    when = When(None, dt.date(2023, 1, 1), dt.date(2023, 1, 31), 4)
    found = codes(claim(Kind.SHELLING, places=(place,), when=when))

    assert (found.where_prec, found.date_prec) == (3, 4)
    assert found.acled
    assert (found.acled.geo_precision, found.acled.time_precision) == (2, 3)


def test_what_has_no_place_or_time_has_no_precision() -> None:
    found = codes(claim(Kind.SHELLING))

    assert (found.where_prec, found.date_prec, geo_precision(None), time_precision(5)) == (None, None, None, None)


def test_of_two_readings_the_more_specific_sub_event_wins() -> None:
    clash = claim(Kind.ATTACK, "attacked", targets=(actor("soldiers"),))
    blast = claim(Kind.BOMBING, "suicide bomber")
    main = main_code([clash, blast])

    assert main
    assert main.acled
    assert main.acled.sub_event_type == "Suicide bomb"


def test_violence_is_the_main_code_beside_arrests_and_harm() -> None:
    readings = [claim(Kind.DEATH, "killed"), claim(Kind.DETENTION, "arrested"), claim(Kind.BATTLE, "clashes")]
    main = main_code(readings)

    assert main
    assert main.row == "battle/battle"


def test_what_is_asserted_is_the_main_code_before_what_is_only_planned() -> None:
    main = main_code([claim(Kind.CHEMICAL, "gas", status=Status.PLANNED), claim(Kind.PROTEST, "rally")])

    assert main
    assert main.row == "protest/protest"


def test_no_reading_has_no_main_code() -> None:
    assert main_code([]) is None


@given(st.lists(st.sampled_from(sorted(Kind)), min_size=1, max_size=6), st.randoms())
def test_the_main_sub_event_does_not_depend_on_the_order_of_readings(kinds: list[Kind], random: object) -> None:
    readings = [claim(kind, kind.value) for kind in kinds]
    shuffled = readings[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = main_code(readings), main_code(shuffled)

    assert one
    assert other
    assert (one.acled and one.acled.sub_event_type) == (other.acled and other.acled.sub_event_type)
