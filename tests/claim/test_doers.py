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
    (Kind.AIR_STRIKE, ["US"], "The emir was killed in a US drone strike on Tuesday."),
    (Kind.ASSASSINATION, ["US"], "The emir was killed in a US drone strike on Tuesday."),
    (Kind.ATTACK, ["the separatists"], "The governor blamed the attack on the separatists."),
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


STRENGTHS = [
    (Kind.ADVANCE, [40], "A convoy of 40 pickups advanced on Gao."),
    (Kind.WITHDRAW, [60], "About 60 rangers withdrew from the mine in Marikana."),
    (Kind.ATTACK, [], "A soldier attacked a checkpoint in Goma."),
    (Kind.ADVANCE, [], "Soldiers of the 12th Division entered Mocimboa on 9 August."),
]


@pytest.mark.parametrize(("kind", "forces", "text"), STRENGTHS)
def test_those_who_act_are_counted_where_nothing_else_is(
    kind: Kind, forces: list[int], text: str, sentences: Sentences
) -> None:
    found = [draft for draft in drafts_of(sentences, text) if draft.kind is kind]

    assert [count.low for draft in found for count in draft.counts] == forces


TOLLS = [
    ("Nine dead, 30 injured in Mogadishu blast", [("killed", 9), ("wounded", 30)]),
    ("Five killed, 12 wounded in Kabul attack", [("killed", 5), ("wounded", 12)]),
    ("12 killed and 40 wounded in clashes in Tripoli", [("killed", 12), ("wounded", 40)]),
    ("Fighting left 12 people dead and 40 others wounded in Sabha.", [("killed", 12), ("wounded", 40)]),
]


@pytest.mark.parametrize(("text", "tolls"), TOLLS)
def test_each_word_of_a_toll_has_its_own_number(text: str, tolls: list[tuple[str, int]], sentences: Sentences) -> None:
    found = [(count.what, count.low) for draft in drafts_of(sentences, text) for count in draft.counts]

    assert found == tolls


def test_who_is_left_dead_is_the_target(sentences: Sentences) -> None:
    found = drafts_of(sentences, "The blast left three soldiers dead.")

    assert [p.span.text for d in found if d.kind is Kind.DEATH for p in d.targets] == ["three soldiers"]


def test_a_strike_counts_strikes_and_not_whom_it_kills(sentences: Sentences) -> None:
    one, three = "Air strikes killed two men in Tyre.", "Three air strikes hit Tyre."
    found = drafts_of(sentences, one) + drafts_of(sentences, three)

    assert [count.low for draft in found if draft.kind is Kind.AIR_STRIKE for count in draft.counts] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "The defence ministry confirmed the fall of the city of Goma.",
        "The army acknowledged the loss of Wad Madani on Monday.",
        "Colombian officials reported the fall of Mitu.",
    ],
)
def test_who_tells_of_a_fall_has_taken_nothing(text: str, sentences: Sentences) -> None:
    found = [draft for draft in drafts_of(sentences, text) if draft.kind is Kind.CAPTURE]
    assert found
    assert all(not draft.agents for draft in found)
