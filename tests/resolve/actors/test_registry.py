"""The registry: what it holds, what its names mean, what users add."""

from __future__ import annotations

import csv
import time
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pycountry
import pytest

from whoholds.resolve.actors import Registry
from whoholds.resolve.actors.registry import Actor

REGISTRY = Registry.load()
GROUPS = [actor for actor in REGISTRY.actors.values() if not actor.id.startswith("state:")]
STATES = [actor for actor in REGISTRY.actors.values() if actor.id.count(":") == 1]


def rows(name: str) -> list[dict[str, str]]:
    text = files("whoholds").joinpath(f"ontology/actors/{name}.csv").read_text("utf8")
    return list(csv.DictReader(text.splitlines()))


def test_it_holds_states_groups_bodies_monitors_and_media_of_current_and_recent_wars() -> None:
    types = Counter(actor.type for actor in REGISTRY.actors.values())
    assert len(STATES) >= 195
    assert types["rebel"] >= 200
    assert types["militia"] >= 60
    assert types["monitor"] >= 50
    assert types["media"] >= 150
    assert sum(types[kind] for kind in ("coalition", "peacekeepers", "international body")) >= 60
    assert len(GROUPS) >= 700


def test_every_entry_has_a_source_of_its_facts() -> None:
    assert [actor.id for actor in REGISTRY.actors.values() if not actor.source] == []


def test_every_parent_is_an_entry_and_no_entry_is_its_own_ancestor() -> None:
    for actor in REGISTRY.actors.values():
        assert actor.parent is None or actor.parent in REGISTRY.actors, actor
        assert REGISTRY.party(actor.id).parent is None, actor


def test_years_run_forwards_and_codes_are_in_range() -> None:
    for actor in REGISTRY.actors.values():
        assert actor.from_year is None or actor.to_year is None or actor.from_year <= actor.to_year, actor
        assert actor.acled_type in {None, 1, 2, 3, 4, 5, 6, 7, 8}, actor


def test_ids_are_given_once() -> None:
    names = (
        "groups-middle-east",
        "groups-africa",
        "groups-asia",
        "groups-europe",
        "groups-americas",
        "bodies",
        "media",
    )
    ids = Counter(row["id"] for name in names for row in rows(name))
    assert [key for key, count in ids.items() if count > 1] == []


def test_country_codes_are_iso_3166() -> None:
    historical = {"XK", "SU", "YU"}
    known = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    for row in rows("countries"):
        assert row["iso2"] in historical or known[row["iso2"]] == row["iso3"], row
    for actor in GROUPS:
        assert set(actor.countries) <= set(REGISTRY.countries), actor


def test_every_member_of_the_united_nations_has_a_state_with_its_police() -> None:
    assert {"state:IQ", "state:IQ:police", "state:FJ", "state:SS", "state:TL"} <= set(REGISTRY.actors)
    assert REGISTRY.actors["state:PH"].name == "Government of the Philippines"
    assert REGISTRY.actors["state:IQ"].name == "Government of Iraq"
    assert REGISTRY.actors["state:CD"].name == "Government of the Democratic Republic of the Congo"


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("Taliban", "taliban"),
        ("TALEBAN", "taliban"),
        ("Daesh", "islamic-state"),
        ("Da'esh", "islamic-state"),
        ("Da’esh", "islamic-state"),
        ("ISIL", "islamic-state"),
        ("People’s Protection Units", "peoples-protection-units"),
        ("Hayat Tahrir al-Sham", "hayat-tahrir-al-sham"),
        ("Hay’at Tahrir al-Sham", "hayat-tahrir-al-sham"),
        ("Tamil Tigers", "liberation-tigers-of-tamil-eelam"),
        ("LTTE", "liberation-tigers-of-tamil-eelam"),
        ("Médecins Sans Frontières", "doctors-without-borders"),
        ("Bosnian Serb army", "army-of-republika-srpska"),
        ("Interahamwe", "interahamwe"),
        ("Viv Ansanm", "viv-ansanm"),
        ("March 23 Movement", "march-23-movement"),
    ],
)
def test_a_name_in_any_spelling_means_its_entry(name: str, actor_id: str) -> None:
    found = REGISTRY.lookup(name)
    assert found is not None
    assert found.id == actor_id


@pytest.mark.parametrize("name", ["RSF", "ADF", "PDF", "AFP", "SDF"])
def test_an_acronym_that_several_actors_share_means_none_by_itself(name: str) -> None:
    assert REGISTRY.lookup(name) is None


@pytest.mark.parametrize("name", ["", "the", "an unknown brigade", "John"])
def test_what_is_not_in_it_is_not_found(name: str) -> None:
    assert REGISTRY.lookup(name) is None


def test_a_part_leads_to_the_party_it_is_part_of() -> None:
    assert REGISTRY.party("state:TR:police").id == "state:TR"
    assert REGISTRY.party("izz-ad-din-al-qassam-brigades").id == "hamas"
    assert REGISTRY.party("tiger-forces").id == "state:SY"
    assert REGISTRY.party("taliban").id == "taliban"


def test_users_add_their_own_actors_and_replace_entries(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "id,name,aliases,acronyms,country,type\n"
        "river-guard,River Guard,Guard of the River,RGX,CM,militia\n"
        "taliban,Taliban,,,AF,government\n",
        "utf8",
    )
    registry = Registry.load([own])
    found = registry.lookup("guard of the river")
    assert found == Actor("river-guard", "River Guard", "militia", country="CM", countries=("CM",))
    assert registry.actors["taliban"].side == "government"
    assert REGISTRY.lookup("River Guard") is None
    assert REGISTRY.actors["taliban"].side == "rebel"


def test_a_row_of_a_user_without_a_name_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("id,name\nnameless,\n", "utf8")
    with pytest.raises(ValueError, match="an id and a name"):
        Registry.load([own])


def test_it_loads_in_under_150_milliseconds_of_processor_time() -> None:
    from whoholds.resolve.actors import registry

    taken = []
    for _ in range(3):
        registry._shipped.cache_clear()
        start = time.process_time()
        Registry.load()
        taken.append(time.process_time() - start)
    assert min(taken) < 0.15
