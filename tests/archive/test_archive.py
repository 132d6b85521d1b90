"""What is kept comes back as it was, byte for byte, whatever breaks in between."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whoholds.archive import Archive, ArchiveError, Kept, archive_folder, write_warc
from whoholds.read import read_bytes
from whoholds.records import Report

AT = dt.datetime(2017, 5, 17, 8, 0, tzinfo=dt.UTC)
BODY = (
    b"<html><body><article><p>Rebels seized the town of Bria on Tuesday, the mission said.</p></article></body></html>"
)
PAGE = Kept(
    "https://h.example/1",
    BODY,
    AT,
    200,
    (("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"), ("ETag", '"1"')),
)


def written(archive: Archive) -> bytes:
    out = io.BytesIO()
    write_warc(archive, out)
    return out.getvalue()


def bodies(data: bytes) -> list[bytes]:
    kinds = WarcRecordType.response | WarcRecordType.resource
    return [
        record.reader.read() for record in ArchiveIterator(io.BytesIO(data), record_types=kinds, verify_digests=False)
    ]


def test_what_is_exported_is_a_warc_that_others_read(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a")
    archive.keep(PAGE)
    archive.keep(Kept("file:///x/report.txt", b"Rebels left Goma.", AT))
    (page, file) = ArchiveIterator(
        io.BytesIO(written(archive)), record_types=WarcRecordType.response | WarcRecordType.resource
    )
    assert page.headers["WARC-Target-URI"] == "https://h.example/1"
    assert page.http_headers["ETag"] == '"1"'
    assert page.http_headers["Content-Length"] == str(len(BODY))
    assert "Transfer-Encoding" not in page.http_headers.asdict()
    assert page.headers["WARC-Date"] == "2017-05-17T08:00:00Z"
    assert file.headers["WARC-Payload-Digest"].startswith("sha256:")
    assert bodies(written(archive)) == [BODY, b"Rebels left Goma."]


def test_what_is_exported_can_be_read_again(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a")
    archive.keep(PAGE)
    (report,) = (r for r in read_bytes(written(archive), name="x.warc.gz") if isinstance(r, Report))
    assert (report.url, report.text[:13]) == ("https://h.example/1", "Rebels seized")


def test_the_same_bytes_are_kept_once_and_later_sightings_are_noted(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a")
    later = Kept(PAGE.url, PAGE.body, AT + dt.timedelta(days=1), 200, PAGE.headers)
    assert archive.keep(PAGE) == archive.keep(later) == PAGE.digest
    assert len(bodies(written(archive))) == 1
    archive.keep(Kept("https://h.example/2", BODY, AT, 200))
    assert len(bodies(written(archive))) == 2


def test_half_a_record_that_a_crash_left_is_cut_off(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a")
    archive.keep(PAGE)
    with next((tmp_path / "a").glob("*.warc.gz")).open("ab") as stream:
        stream.write(b"\x1f\x8b half a record")
    archive.close()
    again = Archive.open(tmp_path / "a")
    again.keep(Kept("https://h.example/2", b"Second.", AT, 200))
    assert bodies(written(again)) == [BODY, b"Second."]
    whole = b"".join(path.read_bytes() for path in sorted((tmp_path / "a").glob("*.warc.gz")))
    assert bodies(whole) == [BODY, b"Second."]


def test_a_report_leads_back_to_the_bytes_that_it_came_of(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a")
    digest = archive.keep(PAGE)
    assert digest
    report = Report(text="Rebels seized Bria.", id="r", authors=("Jane Doe",))
    archive.note(report, digest)
    archive.note(report, digest)
    assert archive.origins("r") == [digest]


def test_two_writers_do_not_overwrite_each_other(tmp_path: Path) -> None:
    one, other = Archive.open(tmp_path / "a"), Archive.open(tmp_path / "a")
    for number in range(10):
        (one, other)[number % 2].keep(Kept(f"https://h.example/{number}", b"%d" % number, AT, 200))
    assert bodies(written(one)) == [b"%d" % number for number in range(10)]


def test_a_file_in_the_way_is_an_error_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(ArchiveError, match="can't be used"):
        Archive.open(tmp_path / "a")


def test_the_archive_lies_beside_its_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WHOHOLDS_ARCHIVE", raising=False)
    assert archive_folder("x/whoholds.db") == Path("x/whoholds.db.archive")
    assert archive_folder("sqlite:///x/w.db") == Path("x/w.db.archive")
    assert archive_folder("postgresql+psycopg://h/x") == Path("whoholds.db.archive")
    monkeypatch.setenv("WHOHOLDS_ARCHIVE", "/a/b")
    assert archive_folder("whoholds.db") == Path("/a/b")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(body=st.binary(max_size=400), url=st.text(max_size=30), value=st.text(max_size=30))
def test_any_bytes_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, url: str, value: str
) -> None:
    archive = Archive.open(tmp_path_factory.mktemp("a"))
    archive.keep(Kept(f"https://h.example/{url}", body, AT, 200, (("X-Any", value),)))
    archive.close()
    assert bodies(written(archive)) == [body]
