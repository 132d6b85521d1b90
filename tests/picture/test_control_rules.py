"""Each rule of control, on a town that Reds and Blues fight for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.picture.conftest import TOWN, history, on, say
from whoholds.records import BlockKind, PlaceRef, PlaceType, SpeakerKind
from whoholds.records.entries import Entry

RULES: list[tuple[str, tuple[Entry, ...], str, str]] = [
    ("a report of a capture makes it held", (say("capture", "Reds", on="03-05"),), "03-05", "held Reds reported"),
    ("nothing is known before", (say("capture", "Reds", on="03-05"),), "03-04", "unknown"),
    ("an old state stays", (say("capture", "Reds", on="03-05"),), "11-05", "held Reds reported"),
    (
        "a side's own word alone is a claim",
        (say("capture", "Reds", on="03-05", by="a Reds spokesman"),),
        "03-05",
        "held Reds claimed",
    ),
    (
        "two of a side's own words are still a claim",
        (
            say("capture", "Reds", on="03-05", by="a Reds spokesman"),
            say("capture", "Reds", on="03-05", by="the Reds", outlet="Herald"),
        ),
        "03-05",
        "held Reds claimed",
    ),
    (
        "the loser's admission makes it reported",
        (say("capture", "Reds", on="03-05", by="a Blues commander", whom="Blues"),),
        "03-05",
        "held Reds reported",
    ),
    (
        "two independent voices confirm",
        (say("capture", "Reds", on="03-05"), say("capture", "Reds", on="03-05", outlet="Herald")),
        "03-05",
        "held Reds confirmed",
    ),
    (
        "one outlet twice is one voice",
        (say("capture", "Reds", on="03-05"), say("capture", "Reds", on="03-05", told="03-11")),
        "03-05",
        "held Reds reported",
    ),
    (
        "a headline leans on the speaker below it",
        (
            say("capture", "Reds", on="03-05", block=BlockKind.HEADLINE, report="r"),
            say("capture", "Reds", on="03-05", by="a Reds spokesman", report="r"),
        ),
        "03-05",
        "held Reds claimed",
    ),
    (
        "who lost it had it the day before",
        (say("capture", "Reds", on="03-05", whom="Blues"),),
        "03-04",
        "held Blues reported",
    ),
    (
        "a recapture closes the interval",
        (say("capture", "Reds", on="03-05"), say("capture", "Blues", on="03-08", told="03-09")),
        "03-08",
        "held Blues reported",
    ),
    (
        "a denial makes it disputed, not gone",
        (
            say("capture", "Reds", on="03-05"),
            say("capture", "Reds", on="03-05", status="denied", by="the Blues", outlet="Herald"),
        ),
        "03-06",
        "held Reds disputed",
    ),
    ("a plan changes nothing", (say("capture", "Reds", on="03-05", status="planned"),), "03-06", "unknown"),
    ("a hypothesis changes nothing", (say("capture", "Reds", on="03-05", status="hypothetical"),), "03-06", "unknown"),
    ("a possibility changes nothing", (say("capture", "Reds", on="03-05", status="possible"),), "03-06", "unknown"),
    (
        "most of it is contested",
        (say("capture", "Reds", on="03-05", extent="most"),),
        "03-05",
        "contested Reds most reported",
    ),
    (
        "parts of it leave the holder in it",
        (say("hold", "Blues", on="03-01", told="03-01"), say("capture", "Reds", on="03-05", extent="part")),
        "03-05",
        "contested Blues+Reds part reported",
    ),
    (
        "fighting in a held town contests it",
        (say("capture", "Blues", on="03-01", told="03-01"), say("battle", "Reds", on="03-05", whom="Blues")),
        "03-05",
        "contested Blues+Reds reported",
    ),
    (
        "both sides named as fighting contest a held town",
        (say("capture", "Blues", on="03-01", told="03-01"), say("battle", "Blues+Reds", on="03-05")),
        "03-05",
        "contested Blues+Reds reported",
    ),
    (
        "a gain that is said to have been brief didn't last",
        (say("capture", "Reds", on="03-02", told="03-20", cue="briefly captured"),),
        "03-03",
        "unknown reported",
    ),
    (
        "a gain of some day of the year came before the fighting of that year",
        (
            say("capture", "Reds", on="01-01", to="12-31", told="12-31"),
            say("battle", "Blues", on="06-05", told="06-05", whom="Reds"),
        ),
        "07-01",
        "contested Blues+Reds reported",
    ),
    (
        "a capture beats a battle of the same day",
        (say("battle", "Reds", on="03-05", whom="Blues"), say("capture", "Reds", on="03-05")),
        "03-05",
        "held Reds reported",
    ),
    (
        "an offensive whose aim is still ahead leaves the holder in place",
        (
            say("capture", "Blues", on="03-01", told="03-01"),
            say("battle", "Reds", on="03-05", whom="Blues", told="03-05"),
            say("capture", "Reds", status="planned", told="03-05"),
        ),
        "03-05",
        "held Blues reported",
    ),
    (
        "a siege leaves the besieged as holder",
        (say("capture", "Blues", on="03-01", told="03-01"), say("siege", "Reds", on="03-05")),
        "03-05",
        "besieged Blues reported",
    ),
    (
        "a holder who leaves leaves it unknown",
        (say("capture", "Blues", on="03-01", told="03-01"), say("withdraw", "Blues", on="03-05")),
        "03-05",
        "unknown reported",
    ),
    (
        "one goes and the other enters: it holds",
        (say("withdraw", "Blues", on="03-05"), say("advance", "Reds", on="03-05", cue="entered")),
        "03-05",
        "held Reds reported",
    ),
    (
        "nearing a town isn't being in it",
        (say("advance", "Reds", on="03-05", cue="neared"),),
        "03-05",
        "unknown",
    ),
    (
        "entering it contests it",
        (say("advance", "Reds", on="03-05", cue="entered"),),
        "03-05",
        "contested Reds reported",
    ),
    (
        "an attack that was beaten back leaves the winner",
        (say("battle", "Blues", on="03-05", whom="Reds", cue="repelled"),),
        "03-05",
        "held Blues reported",
    ),
    (
        "a stronghold without a date counts at the day of the report",
        (say("hold", "Reds", told="03-05", cue="stronghold"),),
        "03-05",
        "held Reds reported",
    ),
    (
        "a stronghold of yesterday doesn't undo a dated loss",
        (say("capture", "Blues", on="03-05", whom="Reds"), say("hold", "Reds", told="03-20", cue="former stronghold")),
        "03-21",
        "held Blues reported",
    ),
    (
        "a state that ended isn't carried on",
        (say("hold", "Reds", on="03-02", to="03-04", told="03-20"),),
        "03-05",
        "unknown reported",
    ),
    (
        "a side's own word doesn't undo another's",
        (say("capture", "Blues", on="03-01", told="03-01"), say("hold", "Reds", on="03-05", by="the Reds")),
        "03-05",
        "held Blues disputed",
    ),
    (
        "clashes of a crowd are no battle for a place",
        (say("battle", "protesters", whom="police", on="03-05"),),
        "03-05",
        "unknown",
    ),
    (
        "a battle that is said to be over leaves its winner",
        (say("battle", "Blues", whom="Reds", on="03-05", cue="battle", after=" for Delmar is over"),),
        "03-05",
        "held Blues reported",
    ),
    (
        "fighting over a place is not over",
        (say("battle", "Blues", whom="Reds", on="03-05", cue="fighting", after=" over Delmar"),),
        "03-05",
        "contested Blues+Reds reported",
    ),
    (
        "what lies outside a place says nothing of it",
        (say("capture", "Reds", on="03-05", cue="captured", after=" the barracks outside Delmar"),),
        "03-05",
        "unknown",
    ),
    (
        "an attack on a town contests it",
        (say("attack", "Reds", whom="rebel-held town of Delmar", on="03-05", cue="attacked", after=" Delmar."),),
        "03-05",
        "contested Reds reported",
    ),
    (
        "an attack on a house in it does not",
        (say("attack", "Reds", whom="Delmar guesthouse", on="03-05", cue="attacked", after=" a Delmar guesthouse"),),
        "03-05",
        "unknown",
    ),
    (
        "two captures of one day by two sides are contested",
        (say("capture", "Blues", on="03-05"), say("capture", "Reds", on="03-05", outlet="Herald")),
        "03-05",
        "contested Blues+Reds disputed",
    ),
    (
        "a vague capture counts on the day that an exact one gives",
        (say("capture", "Reds", on="03-01", to="03-09"), say("capture", "Reds", on="03-03", outlet="Herald")),
        "03-04",
        "held Reds confirmed",
    ),
]


@pytest.mark.parametrize(("entries", "when", "wanted"), [rule[1:] for rule in RULES], ids=[rule[0] for rule in RULES])
def test_rule(entries: tuple[Entry, ...], when: str, wanted: str) -> None:
    assert on(history(*entries), when) == wanted


def test_a_facility_says_nothing_of_who_holds_its_town() -> None:
    station = PlaceRef(None, "police station", PlaceType.FACILITY, "XA")

    assert on(history(say("capture", "Reds", on="03-05", places=(station, TOWN))), "03-05") == "unknown"


def test_a_rival_in_a_building_contests_a_held_town() -> None:
    station = PlaceRef(None, "police station", PlaceType.FACILITY, "XA")
    held = say("capture", "Blues", on="03-01", told="03-01")

    assert on(history(held, say("capture", "Reds", on="03-05", places=(station, TOWN))), "03-05").startswith(
        "contested"
    )


def test_what_lies_outside_a_town_leaves_it_alone() -> None:
    field = PlaceRef(None, "oil field north of Delmar", PlaceType.FACILITY, "XA")
    held = say("capture", "Blues", on="03-01", told="03-01")

    assert on(history(held, say("capture", "Reds", on="03-05", places=(field, TOWN))), "03-05") == "held Blues reported"


def test_a_battle_on_the_outskirts_leaves_the_town_alone() -> None:
    edge = replace(TOWN, relation="outskirts of")
    held = say("capture", "Blues", on="03-01", told="03-01")

    assert on(history(held, say("battle", "Reds", on="03-05", places=(edge,))), "03-05") == "held Blues reported"


def test_a_monitor_named_after_a_country_speaks_for_no_side() -> None:
    by = {"by": "Redland Observatory for Human Rights", "speaker": SpeakerKind.MONITOR}

    assert on(history(say("capture", "Redland", on="03-05", **by)), "03-05") == "held Redland reported"


def test_a_tenure_names_the_claims_behind_it() -> None:
    taken, denied = say("capture", "Reds", on="03-05"), say("capture", "Reds", on="03-05", status="denied", by="Blues")
    (tenure,) = history(taken, denied)

    assert (tenure.supporting, tenure.opposing) == ((taken.id,), (denied.id,))


def test_who_takes_a_place_again_after_long_holds_it_from_then() -> None:
    told = history(say("capture", "Reds", on="01-05", told="01-05"), say("capture", "Reds", on="03-05"))

    assert [(str(one.since), [side.name for side in one.holder]) for one in told] == [
        ("2020-01-05", ["Reds"]),
        ("2020-03-05", ["Reds"]),
    ]


def test_a_state_that_is_taken_for_granted_holds_whatever_is_planned() -> None:
    entry = say("hold", "Reds", told="03-05", cue="Reds-held", status="planned")

    assert on(history(entry), "03-05") == "held Reds reported"


def test_who_wins_a_place_back_takes_it_from_who_leaves() -> None:
    told = history(
        say("capture", "Blues", on="03-05", cue="regained control", whom="Reds"),
        say("withdraw", "Reds", on="03-05"),
        say("capture", "Reds", on="03-05"),
    )

    assert [on(told, day) for day in ("03-04", "03-05")] == ["held Reds reported", "held Blues reported"]


def test_a_group_that_leaves_a_town_was_the_rebels_who_held_it() -> None:
    held, gone = say("hold", "Redland rebels", on="03-01", told="03-01"), say("withdraw", "Greens", on="03-05")
    agents = tuple(replace(ref, actor_id="greens", side="rebel") for ref in gone.claim.agents)
    gone = replace(gone, id="", claim=replace(gone.claim, agents=agents))

    assert on(history(held, gone), "03-05") == "unknown reported"


def test_a_state_that_leaves_a_town_was_not_the_rebels_who_hold_it() -> None:
    held, gone = say("hold", "Redland rebels", on="03-01", told="03-01"), say("withdraw", "Blues", on="03-05")
    agents = tuple(replace(ref, actor_id="state:XB", side="government") for ref in gone.claim.agents)
    gone = replace(gone, id="", claim=replace(gone.claim, agents=agents))

    assert on(history(held, gone), "03-05") == "held Redland rebels reported"
