"""What `import whoholds` offers: reading a text, asking a ledger, tables and views."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import whoholds
from tests.fetch.server import page, serving
from whoholds.archive import Archive, archive_folder
from whoholds.python import Opened
from whoholds.records import Kind, Report

TEXT = "Rebels captured the town of Sake on Sunday, killing at least nine soldiers, a local official said."


@pytest.fixture(scope="module")
def ledger(sample_ledger: Path) -> Opened:
    return whoholds.open(sample_ledger)


def test_importing_whoholds_loads_none_of_what_it_reads_with() -> None:
    check = (
        "import sys, whoholds; heavy = {'onnxruntime', 'numpy', 'sqlalchemy', 'pyarrow', 'pandas', 'altair'}; "
        "sys.exit(', '.join(heavy & sys.modules.keys()) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_a_text_is_read_into_claims_whose_words_stand_in_it() -> None:
    found = whoholds.read(TEXT, published="2024-02-12", source="Gazette")
    assert {claim.kind for claim in found.claims} >= {Kind.CAPTURE}
    for claim in found.claims:
        claim.cue.check(TEXT)
        assert claim.when
        assert claim.when.start == dt.date(2024, 2, 11)
    assert found.places[0].name == "Sake"
    table = found.claims.to_arrow()
    assert table.column("outlet").to_pylist() == ["Gazette"] * len(found.claims)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        whoholds.read(TEXT, published="yesterday")


def test_the_picture_of_a_day_is_a_list_and_a_table_of_the_same_length(ledger: Opened) -> None:
    picture = ledger.picture("2021-08-14")
    assert len(picture) == picture.to_arrow().num_rows == len(picture.to_geojson()["features"])
    frame = picture.to_pandas()
    held = frame[frame.place == "Kunduz"].iloc[0]
    assert (held.state, held.holder) == ("held", "Taliban")
    assert len(picture[:3]) == 3


def test_as_known_asks_for_earlier_knowledge(ledger: Opened) -> None:
    (then,) = ledger.who("Kandahar", "2021-08-12", as_known="2021-08-12")
    (now,) = ledger.who("Kandahar", "2021-08-12")
    assert then.tenure
    assert now.tenure
    assert len(then.supporting) < len(now.supporting)


def test_events_tolls_disputes_and_claims_are_tables(ledger: Opened) -> None:
    captures = ledger.events(first="2021-08-08", last="2021-08-08", kinds="capture")
    assert {event.kind for event in captures} == {Kind.CAPTURE}
    tolls = ledger.tolls()
    assert tolls.to_arrow().num_rows == sum(len(toll.by) for event in tolls for toll in event.tolls)
    disputes = ledger.disputes()
    assert disputes.to_arrow().num_rows == sum(len(dispute.positions) for dispute in disputes)
    assert len(ledger.claims(as_known="2021-08-07")) < len(ledger.claims())
    assert len(ledger.control()) > len(ledger.picture("2021-08-14"))


def test_a_new_ledger_takes_reports_in_and_takes_none_twice(tmp_path: Path) -> None:
    new = whoholds.open(tmp_path / "new.db")
    assert len(new.picture("2024-02-12")) == 0
    report = Report(TEXT, "one", dt.date(2024, 2, 12), source="Gazette")
    assert new.ingest(report).claims == len(new.claims()) > 0
    assert new.ingest(report).claims == 0
    (sake,) = new.who("Sake", "2024-02-12")
    assert sake.state == "held"
    new.close()


def test_files_and_addresses_are_kept_as_they_came_before_they_are_read(tmp_path: Path) -> None:
    story = f"<html><head><title>Sake</title></head><body><article><p>{TEXT}</p></article></body></html>"
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    new = whoholds.open(tmp_path / "new.db")
    with serving() as web:
        web.answers["/story"] = page(story.encode())
        assert new.ingest(web.url("/story")).failed, "an address inside a network is fetched only if it is allowed"
        assert not new.ingest(tmp_path / "one.txt", web.url("/story"), allowed=["127.0.0.1"]).failed
    with closing(Archive.open(archive_folder(str(tmp_path / "new.db")))) as archive:
        kept = {origin.url for entry in new.claims() for origin in archive.came_from(entry.claim.report_id)}
    assert len(kept) == 2
    assert any(url.endswith("/story") for url in kept)
    new.ingest(tmp_path / "one.txt", archive=False)
    new.close()


def test_notebooks_show_reports_tables_maps_and_histories_as_well_formed_pages(ledger: Opened) -> None:
    views: list[Any] = [
        whoholds.read("<script>alert(1)</script> " + TEXT, published="2024-02-12"),
        ledger.picture("2021-08-14"),
        ledger.who("Kunduz", "2021-08-14"),
        ledger.events(),
        ledger.disputes(),
    ]
    for view in views:
        page = view._repr_html_()
        assert "<script" not in page
        ET.fromstring(page.replace("&nbsp;", " "))
    assert "<svg" in views[1]._repr_html_()
    assert "<rect" in views[2]._repr_html_()
