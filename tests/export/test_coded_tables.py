"""ACLED's, UCDP's and HXL's tables: all columns, their types, and the rules for the dead."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from tests.export.conftest import Export, told
from whoholds.export.formats import acled, hxl, ucdp
from whoholds.export.formats.coded import code_of, dead
from whoholds.export.formats.fatalities import conservative, of_event
from whoholds.export.formats.table import safe
from whoholds.picture.events import events_of
from whoholds.records import ActorRef, Kind
from whoholds.records.entries import Entry
from whoholds.records.events import Event

ARMY = ActorRef(None, "Redland Army", None, "government")
REBELS = ActorRef(None, "Blue Front", None, "rebel")
PEOPLE = ActorRef(None, "civilians", None, "civilians")

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
    "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()
GED = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id "
    "side_b number_of_sources source_article source_office source_date source_headline source_original "
    "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
    "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low gwnoa gwnob"
).split()


def one(*entries: Entry) -> Event:
    (event,) = events_of(entries)
    return event


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def acled_row(event: Event) -> dict[str, object]:
    codes = code_of(event)
    assert codes
    assert codes.acled
    return dict(zip(ACLED, acled.row(event, codes.acled), strict=True))


def ged_row(event: Event) -> dict[str, object]:
    return dict(zip(GED, ucdp.row(event, code_of(event), {}), strict=True))


def test_numbers_that_differ_are_not_added_up_in_acleds_number() -> None:
    soldiers = told(Kind.BATTLE, who=REBELS, whom=ARMY, killed=(7, 7, "seven"), by="a")
    civilians = told(Kind.BATTLE, who=REBELS, whom=PEOPLE, killed=(6, 6, "six"), by="b", report="r2")
    for total, number in ((9, 9), (2, 7), (40, 40)):
        whole = told(Kind.BATTLE, who=REBELS, killed=(total, total, str(total)), by="c", report="r3")
        assert of_event(one(soldiers, civilians, whole)) == number
    assert of_event(one(soldiers, civilians)) == 13


def test_acled_columns_load_as_the_types_that_scripts_expect(export: Export) -> None:
    rows = table(export("acled-csv"))
    assert list(rows[0]) == ACLED
    for row in rows:
        assert dt.date.fromisoformat(row["event_date"]).year == int(row["year"])
        assert row["time_precision"] in {"1", "2", "3"}
        assert row["geo_precision"] in {"1", "2", "3"}
        assert row["event_type"] in {
            "Battles",
            "Explosions/Remote violence",
            "Violence against civilians",
            "Protests",
            "Riots",
            "Strategic developments",
        }
        assert int(row["fatalities"]) >= 0
        assert row["iso"] in {"4", ""}
        assert bool(row["latitude"]) == bool(row["longitude"])
        assert int(row["timestamp"]) > 1_600_000_000
        assert row["actor1"]
        assert "“" in row["notes"]


def test_pandas_loads_acled_columns_with_their_types(export: Export) -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    frame = pandas.read_csv(export("acled-csv"), parse_dates=["event_date"])
    assert str(frame.dtypes["fatalities"]) == "int64"
    assert str(frame.dtypes["latitude"]) == "float64"
    assert frame["event_date"].dt.year.equals(frame["year"].astype("int32"))


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ([(54, 54, "54")], 54),
        ([(54, 54, "54"), (40, 40, "40")], 40),
        ([(24, None, "dozens")], 12),
        ([(200, None, "hundreds")], 100),
        ([(20, None, "tens")], 10),
        ([(9, None, "at least nine")], 9),
        ([(48, None, "four dozen")], 48),
    ],
)
def test_of_differing_or_vague_numbers_of_dead_acled_takes_the_most_conservative(
    said: list[tuple[int, int | None, str]], number: int
) -> None:
    entries = [
        told(Kind.AIR_STRIKE, who=ARMY, whom=PEOPLE, killed=killed, by=f"Speaker {i}", report=f"r{i}")
        for i, killed in enumerate(said)
    ]
    event = one(*entries)
    assert sum(map(conservative, dead(event))) == number
    assert acled_row(event)["fatalities"] == number


def test_the_dead_of_one_sort_are_never_added_up_and_those_of_two_sides_are() -> None:
    soldiers = told(Kind.BATTLE, who=REBELS, whom=ARMY, killed=(5, 5, "5"), by="A")
    rebels = told(Kind.BATTLE, who=ARMY, whom=REBELS, killed=(7, 7, "7"), by="A")
    assert sum(toll.best or 0 for toll in dead(one(soldiers, rebels))) == 12
    children = ActorRef(None, "children", None, "civilians")
    some = told(Kind.SHELLING, who=ARMY, whom=PEOPLE, killed=(10, 10, "10"))
    among = told(Kind.SHELLING, who=ARMY, whom=children, killed=(3, 3, "3"))
    assert sum(toll.best or 0 for toll in dead(one(some, among))) == 10


def test_a_battle_is_a_clash_of_both_sides_whoever_attacked() -> None:
    row = acled_row(one(told(Kind.BATTLE, who=REBELS, whom=ARMY)))
    assert row["sub_event_type"] == "Armed clash"
    assert {row["actor1"], row["actor2"]} == {"Redland Army", "Blue Front"}
    assert row["interaction"] == "State forces-Rebel group"
    assert row["country"] == "Ukraine"
    assert row["region"] == "Europe"


def test_people_are_one_side_and_things_are_none() -> None:
    house = ActorRef(None, "houses")
    row = acled_row(one(told(Kind.AIR_STRIKE, who=ARMY, whom=house), told(Kind.AIR_STRIKE, who=ARMY, whom=PEOPLE)))
    assert (row["actor1"], row["actor2"], row["inter2"]) == ("Redland Army", "Civilians (Ukraine)", "Civilians")
    assert row["assoc_actor_1"] == ""


def test_ged_has_its_49_columns_and_the_dead_by_side_make_the_best(export: Export) -> None:
    rows = table(export("ucdp-csv"))
    assert list(rows[0]) == GED
    assert len(GED) == 49
    for row in rows:
        sides = sum(int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"))
        assert sides == int(row["best"]) > 0
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert row["where_prec"] in {*"1234567", ""}
        assert row["date_prec"] in {*"12345"}
        assert row["type_of_violence"] in {"1", "2", "3", ""}
        assert row["date_start"] <= row["date_end"]


def test_in_ged_the_state_is_side_a_and_speakers_stand_apart_from_outlets() -> None:
    row = ged_row(one(told(Kind.BATTLE, who=REBELS, whom=ARMY, killed=(5, 5, "5"), by="a doctor")))
    assert (row["side_a"], row["side_b"]) == ("Redland Army", "Blue Front")
    assert (row["deaths_a"], row["deaths_b"], row["best"]) == (5, 0, 5)
    assert row["source_original"] == "a doctor"
    assert row["gwnoa"] == "369"


def test_ged_numbers_cells_of_prio_grid_from_the_south_west() -> None:
    row = ged_row(one(told(Kind.ATTACK, who=REBELS, whom=PEOPLE, killed=(1, 1, "one"))))
    assert row["priogrid_gid"] == int((10.25 + 90) * 2) * 720 + int((20.75 + 180) * 2) + 1


def test_hxl_tags_stand_in_the_second_row_and_each_has_a_sound_shape(export: Export) -> None:
    with export("hxl-csv").open(encoding="utf-8", newline="") as stream:
        names, tags, *rows = list(csv.reader(stream))
    assert len(names) == len(tags) == len(hxl.COLUMNS)
    assert all(tag.startswith("#") and " " not in tag and tag == tag.lower() for tag in tags)
    assert len(set(tags)) == len(tags)
    assert rows


def test_libhxl_validates_the_hxl_table(export: Export) -> None:
    libhxl = pytest.importorskip("hxl", reason="needs libhxl")
    path = export("hxl-csv")
    source = libhxl.data(str(path), libhxl.InputOptions(allow_local=True))
    found: list[object] = []
    assert source.validate(callback=found.append), found[:3]
    with path.open(encoding="utf-8", newline="") as stream:
        assert len(list(source)) == len(list(csv.reader(stream))) - 2


def test_a_damaged_clinic_is_an_indicator_of_health_facilities() -> None:
    clinic = ActorRef(None, "the district clinic")
    strike = told(Kind.AIR_STRIKE, who=ARMY)
    hit = told(Kind.DAMAGE, who=ARMY, whom=clinic)
    events = events_of([strike, hit])
    rows = [dict(zip([tag for _, tag in hxl.COLUMNS], hxl.row(event, {}), strict=True)) for event in events]
    assert [row["#indicator+health_facility+damaged+num"] for row in rows if row["#event+type"] == "air_strike"] == [1]


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-1", "@SUM", "\tx"])
def test_no_cell_is_a_formula(words: str) -> None:
    assert safe(words) == f"'{words}"
    assert safe(-1) == -1


def test_what_is_told_without_a_place_has_an_empty_place(tmp_path: Path) -> None:
    entry = told(Kind.BATTLE, who=REBELS, whom=ARMY)
    event = one(entry)
    bare = Event(event.id, event.kind, None, event.first, event.last, event.agents, event.entries)
    assert acled_row(bare)["latitude"] is None
    assert ged_row(bare)["where_prec"] is None
    assert hxl.row(bare, {})
