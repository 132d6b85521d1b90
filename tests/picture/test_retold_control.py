"""Control from texts that look back: what names a village, counts places, lies in a province or beside a town."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.picture.conftest import Said, history, on, say
from whoholds.picture import moves_below, moves_of, trace
from whoholds.records import Count, Counted, Extent, PlaceRef, PlaceType, Span
from whoholds.records.entries import Entry

NORTH = PlaceRef(None, "North", PlaceType.PROVINCE, "XA", "North", 10.0, 20.0, "test:north")


def counting(after: str, words: str, low: int) -> Entry:
    """A capture in whose words a number of places stands."""
    entry = say("capture", "Reds", on="03-05", cue="captured", after=after)
    at = entry.claim.quote.text.index(words)
    count = Count(Counted.PLACES, low, low, Span(at, at + len(words), words))
    return replace(entry, claim=replace(entry.claim, counts=(count,)))


@pytest.mark.parametrize(
    ("after", "words", "low", "wanted"),
    [
        (" the twin town of Delmar", "the twin", 2, "held Reds reported"),
        (" Delmar along with four hilltops", "four", 4, "held Reds reported"),
        (" Delmar and nearly 250 villages", "nearly 250", 250, "held Reds reported"),
        (" three neighbourhoods of Delmar", "three", 3, "contested Reds part reported"),
        (" nine of the 10 districts of Delmar", "nine", 9, "contested Reds part reported"),
    ],
)
def test_a_number_makes_a_part_only_of_what_it_counts(after: str, words: str, low: int, wanted: str) -> None:
    assert on(history(counting(after, words, low)), "03-05") == wanted


@pytest.mark.parametrize(
    ("after", "extent", "wanted"),
    [
        (" the village of Delmar", "part", "held Reds reported"),
        (" parts of the town of Delmar", "part", "contested Reds part reported"),
        (" most of the city of Delmar", "most", "contested Reds most reported"),
    ],
)
def test_the_village_of_a_name_is_all_of_it(after: str, extent: str, wanted: str) -> None:
    told = history(say("capture", "Reds", on="03-05", cue="captured", after=after, extent=extent))

    assert on(told, "03-05") == wanted


@pytest.mark.parametrize(
    "after", [" 14 sites and came close to Delmar", " a hill overlooking Delmar", " the only road to Delmar"]
)
def test_what_is_taken_beside_a_town_leaves_the_town_alone(after: str) -> None:
    assert history(say("capture", "Reds", on="03-05", cue="captured", after=after)) == ()


def in_north(kind: str, cue: str, after: str) -> Entry:
    return Said(kind, "Reds", on="03-05", cue=cue, after=after, extent="whole", places=(NORTH,)).entry()


def test_a_stronghold_in_a_province_is_a_part_of_it() -> None:
    told = trace(moves_of(in_north("hold", "stronghold", " in the North"), ("test:north",)))

    assert [(one.state, one.extent) for one in told] == [("contested", Extent.PART)]


@pytest.mark.parametrize(
    ("cue", "after", "implied"),
    [
        ("captured", " the entire North", True),
        ("captured", " all of the North", True),
        ("fully captured", " the North", True),
        ("captured", " the North", False),
        ("captured", " all villages in the North", False),
    ],
)
def test_only_words_for_all_of_a_province_imply_its_towns(cue: str, after: str, implied: bool) -> None:
    below = list(moves_below(in_north("capture", cue, after), NORTH, "test:north"))

    assert bool(below) is implied


def test_fighting_of_a_whole_year_does_not_contest_its_every_day() -> None:
    fight = say("battle", "Reds", on="01-01", to="12-31", whom="Blues")
    assert fight.told
    past = replace(fight, told=fight.told.replace(year=2023), published=fight.told.replace(year=2023))

    assert history(past) == ()


def test_who_failed_to_take_a_place_and_left_did_not_hold_it() -> None:
    told = history(
        say("capture", "Reds", on="03-05", status="denied"), say("withdraw", "Reds", on="03-05", extent="whole")
    )

    assert on(told, "03-04") == "unknown"


@pytest.mark.parametrize(
    ("kind", "cue", "after"),
    [
        ("withdraw", "withdrew", " from Taloca, the capital of North province"),
        ("capture", "captured", " Taloca, the largest city in North province"),
    ],
)
def test_the_capital_of_a_province_says_nothing_of_the_province(kind: str, cue: str, after: str) -> None:
    entry = Said(kind, "Reds", on="03-05", cue=cue, after=after, extent="whole", places=(NORTH,)).entry()

    assert list(moves_of(entry, ("test:north",))) == []


def test_a_list_of_provinces_names_no_town() -> None:
    assert (
        history(say("battle", "Reds", on="03-05", cue="fighting", after=" in Delmar, Khost and Paktia provinces")) == ()
    )
    assert history(say("battle", "Reds", on="03-05", cue="fighting", after=" in Delmar, Khost and Paktia")) != ()


def test_a_place_that_is_nearly_cut_off_is_not_besieged() -> None:
    near = Said("siege", "Reds", on="03-05", cue="cut off", after=" Delmar").entry()
    words = "is nearly cut off Delmar"
    quote = Span(0, len(words), words)
    nearly = replace(near, claim=replace(near.claim, cue=Span(10, 17, "cut off"), quote=quote))

    assert on(history(near), "03-05").startswith("besieged")
    assert history(nearly) == ()


def test_no_side_besieges_itself() -> None:
    (siege,) = history(say("siege", "Blues+Reds", on="03-05", whom="Reds"))

    assert siege.besieger == ()


def test_who_is_said_to_win_beats_who_is_only_understood_to() -> None:
    said = say("capture", "Reds", on="03-05")
    reds = replace(said.claim.agents[0], span=Span(0, 4, "Reds"))
    named = replace(said, claim=replace(said.claim, agents=(reds,)))

    assert on(history(named, say("capture", "Blues", on="03-05", report="r")), "03-05") == "held Reds reported"


def test_forces_of_nobody_held_nothing_before() -> None:
    told = history(say("withdraw", "forces", on="03-05", extent="whole"), say("capture", "Reds", on="03-05"))

    assert on(told, "03-04") == "unknown"


def test_background_falls_into_its_own_past() -> None:
    told = history(say("capture", "Blues", on="01-12", told="03-10"), say("capture", "Reds", on="03-09", told="03-10"))

    assert [on(told, when) for when in ("01-11", "01-12", "03-08", "03-09")] == [
        "unknown",
        "held Blues reported",
        "held Blues reported",
        "held Reds reported",
    ]


def test_an_old_state_stays_with_the_day_it_was_last_told_of() -> None:
    (tenure,) = history(say("capture", "Reds", on="03-05"), say("hold", "Reds", on="03-20", told="03-20"))

    assert (tenure.until, str(tenure.last_confirmed)) == (None, "2020-03-20")


def test_what_is_so_now_came_after_what_still_was_so_in_the_morning() -> None:
    told = history(
        say("hold", "Blues", on="03-05", cue="still held", after=" Delmar on Sunday morning"),
        say("hold", "Reds", on="03-05", cue="is now under control", outlet="Herald"),
    )

    assert on(told, "03-05") == "held Reds reported"


def test_a_place_whose_name_stands_outside_the_words_is_only_understood() -> None:
    entry = say("battle", "Reds", on="03-05", whom="Blues")
    far = replace(entry.claim.places[0], span=Span(500, 506, "Delmar"), confidence=0.6)

    assert history(replace(entry, claim=replace(entry.claim, places=(far,)))) == ()
