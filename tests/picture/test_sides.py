"""When two names mean one side, and who speaks for whom."""

from __future__ import annotations

import pytest

from whoholds.picture.sides import party, same_name, same_side, speaks_for
from whoholds.records import ActorRef, Source, Span, SpeakerKind
from whoholds.records.control import Side


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Government of Libya", "Libyan army"),
        ("Ukraine", "Ukrainian forces"),
        ("Iraqi security forces", "Government of Iraq"),
        ("the M23 movement", "M23"),
        ("Séléka", "Seleka"),
    ],
)
def test_names_that_mean_one_side(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Libyan rebels", "Government of Libya"),
        ("Government of Niger", "Nigerian army"),
        ("Syrian rebels", "Syrian Army"),
        ("Sudan", "South Sudan"),
    ],
)
def test_names_that_mean_two_sides(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_ids_decide_where_both_have_one() -> None:
    assert same_side(Side("ISIL", "islamic-state"), Side("Daesh", "islamic-state"))
    assert not same_side(Side("the army", "state:SY"), Side("the army", "state:IQ"))


@pytest.mark.parametrize(
    ("words", "side", "wanted"),
    [
        ("a Taliban spokesman", "Taliban", True),
        ("the rebels", "Libyan rebels", True),
        ("Government officials", "Government of Syria", True),
        ("The government of Afghanistan", "Government of Afghanistan", True),
        ("residents", "Taliban", False),
        ("local officials", "Taliban", False),
        ("a Syrian monitoring group", "Government of Syria", False),
    ],
)
def test_who_speaks_for_whom(words: str, side: str, wanted: bool) -> None:
    source = Source(Span(0, len(words), words), kind=SpeakerKind.OTHER)

    assert speaks_for(source, (Side(side),)) is wanted


@pytest.mark.parametrize("name", ["al-Shabaab", "M23", "local tribesmen", "supporters of the old king", "Reds"])
def test_names_that_can_be_a_side(name: str) -> None:
    assert party((ActorRef(None, name),)) == (Side(name),)


@pytest.mark.parametrize("name", ["hostages", "September 7", "the", "39", "It", "girl bombers", ""])
def test_words_that_can_be_no_side(name: str) -> None:
    assert party((ActorRef(None, name),)) == ()


def test_civilians_hold_nothing() -> None:
    assert party((ActorRef(None, "People of Delmar", "people", "civilians"),)) == ()
