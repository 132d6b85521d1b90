"""Places are found as people spell them, and answers come out in each form."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ledger.conftest import DELMAR, Bench, captured
from whoholds.account import Account
from whoholds.cli.brief import brief
from whoholds.cli.coverage import coverage
from whoholds.cli.disputes import disputes
from whoholds.cli.events import events
from whoholds.cli.judge import judge
from whoholds.cli.picture import picture
from whoholds.cli.tolls import tolls
from whoholds.cli.who import who
from whoholds.records import Extent, Kind, PlaceRef, PlaceType

AT = dt.date(2020, 3, 20)
TOWN = replace(DELMAR, name="Sär-e Delmar", place_id="test:9")


def run(command: object, *words: str, bench: Bench) -> str:
    """What a command prints."""
    result = CliRunner().invoke(command, [*words, "--ledger", str(bench.path)])  # type: ignore[arg-type]
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("name", ["Sär-e Delmar", "sar e delmar", "SAR-E DELMAR", "Sar-e Delmar city", "Sar-i Delmar"])
def test_a_place_is_found_however_it_is_spelled(bench: Bench, name: str) -> None:
    bench.take(captured("Reds", "03-05", place=TOWN))

    assert bench.stands("03-20", place=name) == "held Reds reported"


def test_a_name_that_no_report_has_is_unknown(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))
    answer = json.loads(run(who, "Nowhere", "--format", "json", bench=bench))

    assert (answer["state"], answer["holder"]) == ("unknown", None)


def test_the_town_comes_before_its_province(bench: Bench) -> None:
    province = PlaceRef(None, "Delmar", PlaceType.PROVINCE, "XA", "Delmar", 10, 20, "test:province")
    bench.take(captured("Reds", "03-05"), captured("Blues", "03-06", place=province))

    assert bench.stands("03-20") == "held Reds reported"
    assert bench.stands("03-20", place="Delmar province") == "held Blues reported"


def test_towns_of_one_name_in_two_countries_are_two_answers(bench: Bench) -> None:
    abroad = replace(DELMAR, country="XB", place_id="test:abroad", lat=50.0)
    bench.take(captured("Reds", "03-05"), captured("Blues", "03-06", place=abroad))
    answers = json.loads(run(who, "Delmar", "--at", "2020-03-20", "--format", "json", bench=bench))

    assert [(one["place"]["country"], one["holder"]["name"]) for one in answers] == [("XA", "Reds"), ("XB", "Blues")]


def test_a_province_held_whole_implies_its_towns(bench: Bench) -> None:
    province = PlaceRef(None, "North", PlaceType.PROVINCE, "XA", "North", 10, 20, "test:province")
    whole = captured("Reds", "03-10", place=province)
    whole = replace(whole, claims=tuple(replace(claim, extent=Extent.WHOLE) for claim in whole.claims))
    bench.take(captured("Blues", "03-05"), whole)
    (standing,) = Account(bench.path).who("Delmar", at=AT)

    assert standing.tenure
    assert ([side.name for side in standing.tenure.holder], bool(standing.tenure.inferred)) == (["Reds"], True)


def test_a_town_says_nothing_of_its_province(bench: Bench) -> None:
    province = PlaceRef(None, "North", PlaceType.PROVINCE, "XA", "North", 10, 20, "test:province")
    bench.take(replace(captured("Reds", "03-05"), places=(DELMAR, province)))

    assert bench.stands("03-20", place="North province") == "unknown"


def test_who_answers_in_the_shape_that_scripts_rely_on(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))
    answer = json.loads(run(who, "Delmar", "--at", "2020-03-20", "--format", "json", bench=bench))

    assert answer["holder"] == {"name": "Reds", "actor_id": None}
    assert [answer[key] for key in ("at", "as_known", "state", "basis", "since", "last_confirmed")] == [
        "2020-03-20", None, "held", "reported", "2020-03-05", "2020-03-05",
    ]  # fmt: skip
    assert [claim["cue"]["text"] for claim in answer["for"]] == ["took"]
    assert answer["against"] == []


def test_the_picture_is_a_list_of_answers(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"), captured("Blues", "03-06", place=TOWN))
    answers = json.loads(run(picture, "--at", "2020-03-20", "--format", "json", bench=bench))

    assert {one["place"]["name"]: one["holder"]["name"] for one in answers} == {
        "Delmar": "Reds",
        "Sär-e Delmar": "Blues",
    }


def test_the_picture_can_be_asked_for_one_side(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"), captured("Blues", "03-06", place=TOWN))

    assert "Sär-e" not in run(picture, "--at", "2020-03-20", "--actor", "reds", bench=bench)


def test_a_claim_alone_is_never_shown_as_held(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    from whoholds.records import Source, Span

    mine = tuple(replace(claim, source=Source(Span(0, 4, "Reds"))) for claim in reading.claims)
    bench.take(replace(reading, claims=mine))

    for words in (run(who, "Delmar", bench=bench), run(picture, bench=bench)):
        assert "claimed by Reds" in words
        assert "held by" not in words


def test_a_judgement_counts_from_its_day(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    bench.take(reading)
    run(judge, reading.claims[0].id, "reject", "--by", "ana", bench=bench)

    assert bench.stands("03-20") == "unknown"


def test_a_corrected_claim_stands_beside_the_old(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    bench.take(reading)
    run(judge, reading.claims[0].id, "correct", "--agent", "Blues", bench=bench)

    assert bench.stands("03-20") == "held Blues reported"
    assert bench.stands("03-20", "04-01") == "held Reds reported"


def test_a_brief_quotes_the_words_of_each_change(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))
    written = run(brief, "--from", "2020-03-01", "--to", "2020-03-10", bench=bench)

    assert "- Delmar, XA: held by Reds from 2020-03-05 (reported).[^1]" in written
    assert "[^1]: “Reds took Delmar on 03-05.”" in written


def test_a_brief_as_a_page_keeps_strangers_words_as_words(bench: Bench) -> None:
    bench.take(captured("<b>Reds</b>", "03-05"))
    written = run(brief, "--from", "2020-03-01", "--to", "2020-03-10", "--format", "html", bench=bench)

    assert "<b>" not in written
    assert "&lt;b&gt;Reds" in written


@pytest.mark.parametrize("command", [events, tolls, disputes, coverage])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_every_list_comes_in_every_form(bench: Bench, command: object, form: str) -> None:
    bench.take(captured("Reds", "03-05"))

    assert run(command, "--format", form, bench=bench) is not None


def test_a_missing_ledger_is_told_plainly(tmp_path: Path) -> None:
    result = CliRunner().invoke(who, ["Delmar", "--ledger", str(tmp_path / "ledger.db")])

    assert result.exit_code == 1
    assert "whoholds ingest" in result.output


def test_words_that_steer_a_terminal_are_made_harmless(bench: Bench) -> None:
    bench.take(captured("Re\x1b[31mds", "03-05"))

    assert "\x1b" not in run(who, "Delmar", bench=bench)


def test_a_siege_of_a_day_long_past_is_over(bench: Bench) -> None:
    reading = captured("Reds", "03-05")
    siege = tuple(replace(claim, kind=Kind.SIEGE) for claim in reading.claims)
    chronicle = replace(reading, report=replace(reading.report, published=dt.date(2021, 1, 1)), claims=siege)
    bench.take(chronicle)

    assert bench.stands("03-05").startswith("besieged")
    assert bench.stands("03-06").startswith("unknown")


def test_a_rival_in_the_airport_of_a_town_contests_the_town(bench: Bench) -> None:
    airport = replace(DELMAR, name="Delmar International Airport", type=PlaceType.FACILITY)
    bench.take(captured("Blues", "03-05"), captured("Reds", "03-10", place=airport))

    assert bench.stands("03-20").startswith("contested")
    assert bench.stands("03-20", place="Delmar International Airport") == "held Reds reported"


@pytest.mark.parametrize("name", ["Delmar airport road", "the airport road of Delmar"])
def test_a_site_is_found_by_a_description(bench: Bench, name: str) -> None:
    road = PlaceRef(None, "the road to the airport", PlaceType.FACILITY, "XA")
    reading = captured("Reds", "03-05", place=road)
    claims = tuple(replace(claim, places=(road, DELMAR)) for claim in reading.claims)
    bench.take(replace(reading, claims=claims))

    assert bench.stands("03-20", place=name) == "held Reds reported"


def test_a_site_that_no_report_names_is_not_its_town(bench: Bench) -> None:
    bench.take(captured("Reds", "03-05"))

    assert bench.stands("03-20", place="Delmar airport") == "unknown"
