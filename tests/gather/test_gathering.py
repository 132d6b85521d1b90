"""Sources of every sort become reports; what is fetched is kept first."""

from __future__ import annotations

import datetime as dt
import gzip
import io
from pathlib import Path

import pytest

from tests.fetch.server import Server, moved, page
from whoholds.archive import Archive, write_warc
from whoholds.fetch import Client, Limits
from whoholds.gather import Gatherer
from whoholds.read import Failed, read_bytes
from whoholds.records import Report

FIXTURES = Path(__file__).parents[1] / "read" / "fixtures"
TODAY = dt.date(2024, 6, 1)
SENTENCE = (
    "Rebels seized the town of Bria on Tuesday after two days of fighting, the mission said, and the army fell back."
)
PAGE = f"<html><head><title>Bria</title></head><body><article><p>{SENTENCE}</p></article></body></html>".encode()


@pytest.fixture
def gatherer(tmp_path: Path) -> Gatherer:
    client = Client(limits=Limits(whole=2.0, pause=1.0, body=1024 * 1024), interval=0.0, allowed={"127.0.0.1"})
    return Gatherer(client, Archive.open(tmp_path / "archive"), today=TODAY)


def kept(gatherer: Gatherer) -> bytes:
    out = io.BytesIO()
    assert gatherer.archive is not None
    write_warc(gatherer.archive, out)
    return out.getvalue()


def feed(web: Server, *items: str) -> bytes:
    parts = "".join(
        f"<item><title>Entry {name}</title><link>{web.url('/' + name)}</link>"
        f"<description>The feed's own words on {name}.</description></item>"
        for name in items
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>{parts}</channel></rss>'.encode()
    )


def test_a_page_is_named_by_its_address_and_kept_before_it_is_read(web: Server, gatherer: Gatherer) -> None:
    web.answers["/old"] = moved("/a")
    web.answers["/a"] = page(gzip.compress(PAGE), Content_Encoding="gzip")
    (report,) = gatherer.gather([web.url("/old")])
    assert isinstance(report, Report)
    assert (report.id, report.url, report.text) == (web.url("/a"), web.url("/a"), SENTENCE)
    assert gatherer.archive is not None
    assert len(gatherer.archive.origins(report.id)) == 1
    (again,) = (r for r in read_bytes(kept(gatherer), name="x.warc.gz", today=TODAY) if isinstance(r, Report))
    assert again.text == SENTENCE


def test_a_page_that_gives_no_report_is_kept_too(web: Server, gatherer: Gatherer) -> None:
    web.answers["/a"] = page((FIXTURES / "paywall.html").read_bytes())
    (found,) = gatherer.gather([web.url("/a")])
    assert isinstance(found, Failed)
    assert "paywall" in found.reason
    assert b"Subscribe to continue" in gzip.decompress(kept(gatherer))


def test_a_wrong_content_type_is_refused_and_the_rest_goes_on(web: Server, gatherer: Gatherer) -> None:
    web.answers["/a"] = page(b"\x89PNG", "image/png")
    web.answers["/b"] = page(PAGE, "text/plain")
    first, missing, last = gatherer.gather([web.url("/a"), web.url("/none"), web.url("/b")])
    assert isinstance(first, Failed)
    assert first.reason == "no reader for image/png"
    assert isinstance(missing, Failed)
    assert missing.reason == "status 404"
    assert isinstance(last, Report)
    assert last.text == SENTENCE


def test_a_feed_gives_its_own_words_and_on_request_the_pages_behind_them(web: Server, gatherer: Gatherer) -> None:
    web.answers["/feed"] = page(feed(web, "1", "2", "3"), "application/rss+xml")
    web.answers["/1"] = page(PAGE)
    web.answers["/2"] = page((FIXTURES / "paywall.html").read_bytes())
    web.answers["/3"] = moved("http://10.0.0.8/")
    own = list(gatherer.gather([web.url("/feed")]))
    assert [r.text for r in own if isinstance(r, Report)] == [f"The feed's own words on {n}." for n in "123"]
    gatherer.pages = True
    found = list(gatherer.gather([web.url("/feed")]))
    assert [r.text[:30] for r in found if isinstance(r, Report)] == [
        SENTENCE[:30],
        *[f"The feed's own words on {n}." for n in "23"],
    ]
    assert [f.reason.partition(";")[0][:30] for f in found if isinstance(f, Failed)] == [
        "a paywall: 46 words are shown",
        "refused: 10.0.0.8 is 10.0.0.8,",
    ]
    assert all(f.expected for f in found if isinstance(f, Failed))


def test_files_are_kept_with_where_they_lay(gatherer: Gatherer, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("date 2017-05-16 Rebels left Goma.")
    (report,) = gatherer.gather([str(path)])
    assert isinstance(report, Report)
    assert path.as_uri().encode() in gzip.decompress(kept(gatherer))
    assert gatherer.archive is not None
    assert len(gatherer.archive.origins(report.id)) == 1


def test_an_archive_beside_the_reports_is_no_source(gatherer: Gatherer, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "whoholds.db.archive").mkdir()
    (tmp_path / "in" / "whoholds.db.archive" / "x.txt").write_text("Kept.")
    (tmp_path / "in" / "a.txt").write_text("Rebels left Goma.")
    assert len(list(gatherer.gather([str(tmp_path / "in")]))) == 1
