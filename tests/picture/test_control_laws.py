"""What holds of every history, whatever the claims."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.picture.conftest import history, say
from whoholds.picture.voices import independent
from whoholds.records import Kind
from whoholds.records.control import Basis, Party, State, Tenure
from whoholds.records.entries import Entry

SIDES = ("Reds", "Blues", "Greens", "Reds+Greens", "")
KINDS = ("capture", "hold", "siege", "advance", "withdraw", "surrender", "battle", "attack")


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any claim about the town in two weeks of March."""
    start = draw(st.integers(1, 14))
    end = draw(st.integers(start, 14))
    told = draw(st.integers(1, 20))
    dated = draw(st.booleans())
    return say(
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from(SIDES)),
        whom=draw(st.sampled_from(SIDES)),
        on=f"03-{start:02}" if dated else None,
        to=f"03-{end:02}" if dated else None,
        told=f"03-{told:02}",
        by=draw(st.sampled_from(("", "a Reds spokesman", "the Blues", "residents"))),
        status=draw(st.sampled_from(("asserted", "asserted", "asserted", "denied", "planned", "possible"))),
        extent=draw(st.sampled_from((None, "whole", "most", "part"))),
        cue=draw(st.sampled_from(("", "repelled", "entered", "attacked", "handed over"))),
        outlet=draw(st.sampled_from(("Gazette", "Herald"))),
    )


LISTS = st.lists(entries(), max_size=9)


@given(LISTS, st.randoms())
@settings(max_examples=300)
def test_any_order_of_the_same_claims_gives_the_same_picture(said: list[Entry], chance: object) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert history(*shuffled) == history(*said)


@given(LISTS)
def test_claims_told_twice_change_nothing(said: list[Entry]) -> None:
    assert history(*said, *said) == history(*said)


@given(LISTS)
@settings(max_examples=300)
def test_tenures_follow_one_another_without_overlap(said: list[Entry]) -> None:
    told = history(*said)

    assert all(a.until is not None and a.until <= b.since for a, b in pairwise(told))


@given(LISTS)
def test_every_tenure_has_claims_behind_it(said: list[Entry]) -> None:
    ids = {entry.id for entry in said}

    assert all(
        tenure.supporting and ids.issuperset((*tenure.supporting, *tenure.opposing)) for tenure in history(*said)
    )


@given(LISTS)
@settings(max_examples=300)
def test_own_words_alone_never_give_more_than_claimed(said: list[Entry]) -> None:
    by_id = {entry.id: entry for entry in said}
    for tenure in history(*said):
        behind = [by_id[key] for key in tenure.supporting]
        if tenure.state is State.HELD and not independent(behind, tenure.holder):
            assert tenure.basis in {Basis.CLAIMED, Basis.DISPUTED}


@given(LISTS)
def test_what_is_only_planned_or_possible_moves_nothing(said: list[Entry]) -> None:
    firm = [entry for entry in said if entry.claim.status in {"asserted", "denied"}]
    aims = [entry for entry in said if entry.claim.status == "planned" and entry.claim.kind is Kind.CAPTURE]

    assert history(*firm, *aims) == history(*said)


def _swapped(entry: Entry) -> Entry:
    """The same words with the names of Reds and Blues changed over."""

    def other(name: str) -> str:
        return {"Reds": "Blues", "Blues": "Reds"}.get(name, name)

    claim = entry.claim
    agents = tuple(replace(ref, name=other(ref.name)) for ref in claim.agents)
    targets = tuple(replace(ref, name=other(ref.name)) for ref in claim.targets)
    return replace(entry, claim=replace(claim, agents=agents, targets=targets))


def _shape(tenure: Tenure, *, swap: bool) -> tuple[object, ...]:
    names = {"Reds": "Blues", "Blues": "Reds"} if swap else {}

    def named(party: Party) -> frozenset[str]:
        return frozenset(names.get(side.name, side.name) for side in party)

    return tenure.since, tenure.until, tenure.state, named(tenure.holder), named(tenure.besieger), tenure.extent


@given(st.lists(entries().filter(lambda entry: entry.claim.source is None), max_size=9))
@settings(max_examples=300)
def test_swapping_the_sides_swaps_the_names_and_nothing_else(said: list[Entry]) -> None:
    plain = [_shape(tenure, swap=True) for tenure in history(*said)]
    swapped = [_shape(tenure, swap=False) for tenure in history(*map(_swapped, said))]

    assert plain == swapped


@given(LISTS, st.integers(1, 20))
def test_every_day_has_at_most_one_state(said: list[Entry], number: int) -> None:
    day = dt.date(2020, 3, number)

    assert sum(tenure.covers(day) for tenure in history(*said)) <= 1
