"""Claims of one happening are one event, with each claimant's toll beside the others'."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.picture.conftest import TOWN, say
from whoholds.picture.disputes import over_events, over_holders
from whoholds.picture.events import events_of
from whoholds.picture.tolls import victims
from whoholds.records import ActorRef, Count, Counted, PlaceRef, PlaceType, Span
from whoholds.records.control import Standing
from whoholds.records.entries import Entry

ELSEWHERE = PlaceRef(None, "Port Elm", PlaceType.CITY, "XA", "South", 30.0, 40.0, "test:2")


def killed(number: int, *, high: int | None = -1, **fields: object) -> Entry:
    """A claim that so many were killed."""
    entry = say("death", cue="killed", **fields)  # type: ignore[arg-type]
    count = Count(Counted.KILLED, number, number if high == -1 else high, Span(0, 3, "any"))
    return replace(entry, id="", claim=replace(entry.claim, counts=(count,)))


def test_a_strike_and_its_dead_are_one_event() -> None:
    strike = say("air_strike", "Reds", on="03-05", report="r")
    (event,) = events_of([strike, killed(9, on="03-05", report="r")])

    assert (event.kind, [toll.low for toll in event.tolls]) == ("air_strike", [9])


def test_two_outlets_on_one_strike_are_one_event_with_two_tolls_side_by_side() -> None:
    ours = say("air_strike", "Reds", on="03-05"), killed(9, on="03-05")
    theirs = say("air_strike", "Reds", on="03-05", outlet="Herald"), killed(20, on="03-05", outlet="Herald")
    (event,) = events_of([*ours, *theirs])
    (toll,) = event.tolls

    assert [(bound.claimant, bound.low) for bound in toll.by] == [("Gazette", 9), ("Herald", 20)]
    assert (toll.low, toll.high, toll.disputed) == (9, 20, True)


def test_a_claimant_is_counted_by_his_latest_word() -> None:
    first, later = killed(9, on="03-05", told="03-05"), killed(14, on="03-05", told="03-07")
    (event,) = events_of([first, later, say("air_strike", on="03-05", told="03-05")])

    assert [(bound.claimant, bound.low) for bound in event.tolls[0].by] == [("Gazette", 14)]


def test_a_number_without_an_upper_bound_leaves_the_toll_open() -> None:
    (event,) = events_of([killed(9, high=None, on="03-05")])

    assert (event.tolls[0].low, event.tolls[0].high) == (9, None)


def test_places_apart_are_events_apart() -> None:
    here = say("air_strike", "Reds", on="03-05")
    there = say("air_strike", "Reds", on="03-05", places=(ELSEWHERE,))

    assert len(events_of([here, there])) == 2


def test_days_apart_are_events_apart() -> None:
    assert len(events_of([say("air_strike", "Reds", on="03-05"), say("air_strike", "Reds", on="03-09")])) == 2


def test_a_person_can_part_what_was_merged_and_merge_what_was_apart() -> None:
    one = say("air_strike", "Reds", on="03-05")
    other = say("air_strike", "Reds", on="03-05", outlet="Herald")
    pair = frozenset({one.id, other.id})

    assert len(events_of([one, other])) == 1
    assert len(events_of([one, other], {pair: False})) == 2


def test_every_link_says_why() -> None:
    (event,) = events_of([say("air_strike", on="03-05"), say("air_strike", on="03-05", outlet="Herald")])

    assert all(link.reasons for link in event.links)
    assert {"same place", "same kind"} <= {reason.reason for link in event.links for reason in link.reasons}


def test_what_is_only_planned_is_no_event() -> None:
    assert events_of([say("air_strike", on="03-05", status="planned")]) == ()


def test_a_denied_strike_is_a_dispute_over_whether_it_happened() -> None:
    said = say("air_strike", "Reds", on="03-05")
    denied = say("air_strike", "Reds", on="03-05", status="denied", by="the Reds")
    (dispute,) = over_events(events_of([said, denied]))

    assert (dispute.about, [len(position.entries) for position in dispute.positions]) == ("happened", [1, 1])


def test_two_voices_with_two_doers_are_a_dispute() -> None:
    ours = say("shelling", "Reds", on="03-05", whom="market")
    theirs = say("shelling", "Blues", on="03-05", whom="market", outlet="Herald")
    (dispute,) = over_events(events_of([ours, theirs]))

    assert (dispute.about, [position.says for position in dispute.positions]) == ("doer", ["Blues", "Reds"])


def test_a_disputed_tenure_is_a_dispute_over_the_holder() -> None:
    from tests.picture.conftest import history

    taken, denied = say("capture", "Reds", on="03-05"), say("capture", "Reds", on="03-05", status="denied", by="Blues")
    (tenure,) = history(taken, denied)
    standing = Standing("test:1", TOWN, tenure.since, None, tenure, (taken,), (denied,))
    (dispute,) = over_holders([standing])

    assert [position.says for position in dispute.positions] == ["held: Reds", "otherwise"]


def test_a_toll_that_rose_days_later_is_of_the_same_event() -> None:
    at_once: dict[str, Any] = {"on": "03-05", "told": "03-05", "report": "r"}
    strike, first = say("air_strike", "Reds", **at_once), killed(9, **at_once)
    later = killed(54, on="03-09", told="03-09", after=": the toll rose to 54 in Delmar")
    (event,) = events_of([strike, first, later])

    assert (str(event.first), str(event.last)) == ("2020-03-05", "2020-03-05")
    assert [bound.low for bound in event.tolls[0].by] == [54]


def test_a_claim_of_responsibility_is_of_the_last_event_before_it() -> None:
    earlier, last = say("bombing", on="03-01"), say("bombing", on="03-05")
    said = say("statement", "Reds", on="03-07", cue="claimed responsibility")
    ids = [{entry.id for entry in event.entries} for event in events_of([earlier, last, said])]

    assert ids == [{earlier.id}, {last.id, said.id}]


def test_any_other_statement_is_no_event() -> None:
    assert events_of([say("statement", "Reds", on="03-07", cue="condemned")]) == ()


def test_what_happened_some_day_of_the_year_does_not_gather_all_of_that_year() -> None:
    year = say("battle", "Reds", on="01-01", to="12-31", told="12-31")
    days = [say("battle", "Reds", on="03-05", outlet="Herald"), say("battle", "Reds", on="06-05", outlet="Herald")]

    assert len(events_of([year, *days])) >= 2


KINDS = ("air_strike", "shelling", "battle", "attack", "death", "injury", "capture")


@st.composite
def happenings(draw: st.DrawFn) -> Entry:
    """Any claim of a happening at one of two places."""
    return say(
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from(("Reds", "Blues", ""))),
        on=f"03-{draw(st.integers(1, 6)):02}",
        outlet=draw(st.sampled_from(("Gazette", "Herald"))),
        places=(draw(st.sampled_from((TOWN, ELSEWHERE))),),
        status=draw(st.sampled_from(("asserted", "denied"))),
    )


@given(st.lists(happenings(), max_size=8), st.randoms())
def test_any_order_of_the_same_claims_gives_the_same_events(said: list[Entry], chance: object) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert events_of(shuffled) == events_of(said)


@given(st.lists(happenings(), max_size=8))
def test_every_claim_is_in_one_event(said: list[Entry]) -> None:
    found = [entry.id for event in events_of(said) for entry in event.entries]

    assert sorted(found) == sorted({entry.id for entry in said})


def test_a_dead_person_called_by_name_heads_no_group_of_victims() -> None:
    entry = killed(2, on="03-05")
    named = ActorRef(Span(9, 21, "Olena Petrak"), "Olena Petrak")
    alone = replace(entry.claim, targets=(named,))
    beside = replace(entry.claim, targets=(ActorRef(Span(0, 8, "children"), "children"), named))

    assert (victims(alone), victims(beside)) == ("people", "children")
