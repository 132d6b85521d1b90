"""Who does it: an event's doer stands for the event, and what is mutual or moves by itself has its own rule."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.records import Kind

DOERS = [
    (Kind.BOMBING, ["A suicide bomber"], "A suicide bomber killed nine worshippers in Maiduguri."),
    (Kind.DEATH, ["A suicide bomber"], "A suicide bomber killed nine worshippers in Maiduguri."),
    (Kind.DEATH, ["Saudi"], "A Saudi air strike killed nine people in Hodeidah."),
    (Kind.DEATH, [], "Clashes between herders and farmers killed 12 people in Benue."),
    (Kind.DEATH, ["the army"], "An offensive by the army killed 30 rebels in Cauca."),
    (Kind.AIR_STRIKE, ["US"], "A US drone strike killed nine people in Hodeidah."),
    (Kind.AIR_STRIKE, ["US"], "The commander was killed in a US drone strike on Friday."),
    (Kind.ASSASSINATION, ["US"], "The commander was killed in a US drone strike on Friday."),
    (Kind.ATTACK, ["the Haqqani network"], "The government blames the attack on the Haqqani network."),
    (Kind.ATTACK, ["Boko Haram"], "Nine farmers died in an attack attributed to Boko Haram."),
    (Kind.ATTACK, ["the militia"], "Investigators say the militia was responsible for the attack."),
    (Kind.CAPTURE, ["the rebels"], "Trenches were dug, preventing the rebels from retaking the airport."),
    (Kind.DEPLOYMENT, ["Hundreds of soldiers"], "Hundreds of soldiers were stationed in Cabo Delgado."),
]


@pytest.mark.parametrize(("kind", "agents", "text"), DOERS)
def test_what_does_harm_is_replaced_by_who_does_it(
    kind: Kind, agents: list[str], text: str, sentences: Sentences
) -> None:
    found = [draft for draft in drafts_of(sentences, text) if draft.kind is kind]

    assert [phrase.span.text for draft in found for phrase in draft.agents] == agents


def test_of_two_sides_both_fight_and_the_second_is_the_target_too(sentences: Sentences) -> None:
    found = drafts_of(sentences, "Clashes between the army and separatists broke out near Buea.")

    assert [[p.span.text for p in d.agents] for d in found] == [["the army", "separatists"]]
    assert [[p.span.text for p in d.targets] for d in found] == [["separatists"]]


def test_a_strike_counts_strikes_and_not_whom_it_kills(sentences: Sentences) -> None:
    one, three = "Air strikes killed two men in Tyre.", "Three air strikes hit Tyre."
    found = drafts_of(sentences, one) + drafts_of(sentences, three)

    assert [count.low for draft in found if draft.kind is Kind.AIR_STRIKE for count in draft.counts] == [3]
