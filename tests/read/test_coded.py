"""Events that people coded: notes are read like any report, the codes are that source's claims, in its own cells."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from whoholds.mark import mark
from whoholds.read import Failed, read_sources
from whoholds.read.coded.acled import kinds
from whoholds.records import BlockKind, Kind, Report

FIXTURES = Path(__file__).with_name("fixtures")
TODAY = dt.date(2024, 6, 1)


def read(name: str) -> list[Report | Failed]:
    return list(read_sources([str(FIXTURES / name)], today=TODAY))


def report(name: str, number: int) -> Report:
    found = read(name)[number]
    assert isinstance(found, Report), found
    return found


def test_each_row_is_a_report_and_a_broken_one_fails_alone() -> None:
    assert [type(found) for found in read("acled.csv")] == [Report, Report, Failed, Report]
    assert [type(found) for found in read("ucdp.csv")] == [Report, Report, Failed]


def test_the_words_of_a_coded_claim_stand_in_the_report() -> None:
    for name in ("acled.csv", "ucdp.csv"):
        for found in read(name):
            for claim in found.coded if isinstance(found, Report) else ():
                assert isinstance(found, Report)
                assert claim.report_id == found.id
                spans = [ref.span for refs in (claim.agents, claim.targets, claim.places, claim.counts) for ref in refs]
                for span in (*spans, claim.quote, claim.cue):
                    assert span is not None
                    span.check(found.text)


def test_notes_are_prose_and_cells_are_not_read() -> None:
    prose, cells = mark(report("acled.csv", 0))
    assert (prose.kind, cells.kind) == (BlockKind.PARAGRAPH, BlockKind.BOILERPLATE)
    assert prose.span.text.endswith("At least nine soldiers were killed.")


def test_who_gained_is_told_by_the_event_type_and_not_by_the_order_of_actors() -> None:
    captured, died = report("acled.csv", 0).coded
    assert (captured.kind, captured.agents[0].name[:4]) == (Kind.CAPTURE, "UPC:")
    assert captured.targets[0].name.startswith("Military Forces")
    assert (died.kind, died.counts[0].low, died.counts[0].high) == (Kind.DEATH, 9, 9)
    assert captured.found_by == "coded:acled"


def test_point_precision_day_and_country_are_the_coders() -> None:
    place, when = report("acled.csv", 0).coded[0].places[0], report("acled.csv", 0).coded[0].when
    assert when is not None
    assert (place.name, place.country, place.lat, place.lon, place.precision) == ("Bria", "CF", 6.5364, 21.9864, 1)
    assert (when.start, when.end, when.precision) == (dt.date(2017, 5, 16), dt.date(2017, 5, 16), 1)


def test_a_day_that_is_only_about_right_becomes_a_span_of_days() -> None:
    when = report("acled.csv", 1).coded[0].when
    assert when is not None
    assert (when.start, when.end, when.precision) == (dt.date(2017, 5, 15), dt.date(2017, 5, 21), 3)


def test_an_event_type_that_says_nothing_we_keep_makes_no_claim() -> None:
    assert report("acled.csv", 3).coded == ()


def test_ucdp_tells_deaths_as_a_range_and_who_did_it_only_for_one_sided_violence() -> None:
    battle, died = report("ucdp.csv", 0).coded
    assert (battle.kind, len(battle.agents), battle.targets) == (Kind.BATTLE, 2, ())
    assert (died.counts[0].low, died.counts[0].high) == (9, 14)
    attack = report("ucdp.csv", 1).coded[0]
    assert (attack.kind, attack.agents[0].name, attack.targets[0].name) == (Kind.ATTACK, "UPC", "Civilians")
    assert attack.places[0].precision == 4


def test_every_event_type_of_acled_has_a_row() -> None:
    assert len(kinds()) == 25
