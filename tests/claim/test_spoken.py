"""A speaker's "we" and "our forces" are his own side; nobody else's words make a side's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.claim.test_settled import claim, sentence
from whoholds.claim.settled import settled
from whoholds.records import Claim, Kind, Source, Span, SpeakerKind

ARMY = Source(
    Span(0, 8, "the army"), "Armed Forces of Colombia", SpeakerKind.OFFICIAL, "said", "state:CO", "government"
)
WITNESS = Source(Span(0, 10, "a resident"), "resident", SpeakerKind.WITNESS, "said", None, "civilians")


def who_took(words: str, source: Source | None) -> str | None:
    """The registry's id of who took a town, where these words name the taker and this source says so."""
    said: Claim = replace(claim(Kind.CAPTURE, 0, agents=((words, None, None),)), source=source)
    (found,), _ = settled([said], [sentence(0)])
    return found.agents[0].actor_id


@pytest.mark.parametrize("words", ["We", "our forces", "Our brave soldiers", "their troops", "its warplanes"])
def test_a_sides_own_words_for_itself_mean_that_side(words: str) -> None:
    assert who_took(words, ARMY) == "state:CO"


@pytest.mark.parametrize("words", ["rebels", "our country", "their village", "they"])
def test_words_that_are_not_the_speakers_own_stay_unresolved(words: str) -> None:
    assert who_took(words, ARMY) is None


@pytest.mark.parametrize("source", [WITNESS, None])
def test_a_witness_has_no_forces(source: Source | None) -> None:
    assert who_took("our forces", source) is None


def test_what_is_known_by_name_stays_so() -> None:
    said = replace(claim(Kind.CAPTURE, 0, agents=(("our fighters", "eln", "rebel"),)), source=ARMY)
    (found,), _ = settled([said], [sentence(0)])
    assert found.agents[0].actor_id == "eln"


def test_their_forces_far_from_the_speaker_may_be_anybodys() -> None:
    said = replace(claim(Kind.CAPTURE, 2, agents=(("their troops", None, None),)), source=ARMY)
    (found,), _ = settled([said], [sentence(0), sentence(1), sentence(2)])
    assert found.agents[0].actor_id is None


TURKEY = ("Turkey", "state:TR", "foreign state")


@pytest.mark.parametrize(
    ("kind", "words", "whose"),
    [
        (Kind.DEPLOYMENT, "300 more soldiers", "state:TR"),
        (Kind.DEPLOYMENT, "an extra 20 tanks", "state:TR"),
        (Kind.WITHDRAW, "its troops", "state:TR"),
        (Kind.WITHDRAW, "the soldiers", "state:SY"),
        (Kind.ATTACK, "troops", "state:SY"),
        (Kind.DEPLOYMENT, "troops of the regime", "state:SY"),
        (Kind.DEPLOYMENT, "Syrian soldiers", "state:SY"),
    ],
)
def test_forces_that_a_side_sends_or_its_own_that_it_pulls_out_are_its(kind: Kind, words: str, whose: str) -> None:
    told = claim(kind, 0, agents=(TURKEY,), targets=((words, "state:SY", "government"),))
    (found,), _ = settled([told], [sentence(0)])

    assert [ref.actor_id for ref in found.targets] == [whose]


def test_nobody_repels_himself() -> None:
    told = claim(
        Kind.BATTLE, 0, agents=(("the navy", "state:LK", "government"),), targets=(("them", "state:LK", None),)
    )
    (found,), _ = settled([told], [sentence(0)])

    assert [(ref.name, ref.actor_id) for ref in found.targets] == [("them", None)]


def test_a_speakers_forces_have_the_name_that_the_report_gives_his_side() -> None:
    officer = replace(ARMY, name="Colonel Rojas")
    named = claim(Kind.ATTACK, 0, agents=(("Government of Colombia", "state:CO", "government"),))
    mayor = claim(Kind.STATEMENT, 2, agents=(("mayor", "state:CO", "government"),))
    said = replace(claim(Kind.CAPTURE, 1, agents=(("our troops", None, None),)), source=officer)
    found, _ = settled([named, said, mayor], [sentence(0), sentence(1), sentence(2)])

    assert found[1].agents[0].name == "Government of Colombia"
