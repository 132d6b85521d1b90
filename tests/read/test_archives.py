"""Archives: what lies in them is read as if it lay beside them; bombs, halves and broken records are said."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import lzma
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter

from whoholds.read import Failed, read_bytes, read_sources
from whoholds.records import Report

TODAY = dt.date(2024, 6, 1)
SENTENCE = (
    "Rebels seized the town of Bria on Tuesday after two days of fighting, the mission said, and the army fell back."
)
PAGE = f"<html><head><title>Bria</title></head><body><article><p>{SENTENCE}</p></article></body></html>".encode()
LINES = "\n".join(json.dumps({"id": str(n), "text": f"{SENTENCE} {n}"}) for n in range(2000)).encode()


def read(data: bytes, name: str) -> list[Report | Failed]:
    return list(read_bytes(data, name=name, today=TODAY))


def zst(data: bytes) -> bytes:
    out = io.BytesIO()
    with ZstdWriter(out) as writer:
        writer.write(data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pack", "suffix"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz"), (zst, "zst")]
)
def test_what_is_packed_is_read_as_what_it_is(pack: object, suffix: str) -> None:
    assert callable(pack)
    (page,) = read(pack(PAGE), f"page.html.{suffix}")
    assert isinstance(page, Report)
    assert page.text == SENTENCE
    assert len(read(pack(LINES), f"lines.jsonl.{suffix}")) == 2000


def test_a_file_in_a_zip_is_named_by_both() -> None:
    found = read(
        zipped(
            {
                "a.txt": b"One.",
                "deep/b.jsonl": LINES[:330],
                "c.png": b"x",
                ".hidden": b"x",
                "p.html.gz": gzip.compress(PAGE),
            }
        ),
        "x.zip",
    )
    assert [r.text[:4] for r in found if isinstance(r, Report)] == ["One.", *["Rebe"] * 3]
    assert [(f.source, f.reason[:12]) for f in found if isinstance(f, Failed)] == [
        ("x.zip!deep/b.jsonl:3", "broken JSON:"),
        ("x.zip!c.png", "no reader fo"),
    ]


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"\0" * (1 << 20)
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz", "bomb.html.gz"])
def test_a_bomb_is_refused_before_it_fills_the_memory(name: str) -> None:
    start = time.process_time()
    *_, found = read(bomb(100 << 20), name)
    assert isinstance(found, Failed)
    assert "bomb" in found.reason or "larger than" in found.reason
    assert time.process_time() - start < 5


def test_a_zip_bomb_and_archives_without_end_are_refused_and_the_rest_goes_on() -> None:
    inner = zipped({"x.txt": b"\0" * (100 << 20)})
    for _ in range(6):
        inner = zipped({"a.zip": inner, "a.txt": b"One."})
    found = read(inner, "x.zip")
    assert any(isinstance(f, Failed) and "archives within" in f.reason for f in found)
    assert sum(isinstance(f, Report) for f in found) >= 1


def test_a_gzip_cut_in_half_gives_what_came_before_and_says_so() -> None:
    packed = gzip.compress(LINES)
    found = read(packed[: len(packed) // 2], "lines.jsonl.gz")
    assert sum(isinstance(f, Report) for f in found) > 100
    assert isinstance(found[-1], Failed)
    assert "cut off" in found[-1].reason
    (page,) = read(gzip.compress(PAGE)[:80], "page.html.gz")
    assert isinstance(page, Failed)


def test_a_zip_that_is_broken_or_locked_is_refused() -> None:
    (found,) = read(zipped({"a.txt": b"One."})[:40], "x.zip")
    assert isinstance(found, Failed)
    assert "ZIP" in found.reason


def warc_record(body: bytes, *, url: str = "https://h.example/1", kind: str = "response", cut: int = 0) -> bytes:
    head = f"""WARC/1.1
WARC-Type: {kind}
WARC-Record-ID: <urn:uuid:1>
WARC-Date: 2017-05-17T00:00:00Z
WARC-Target-URI: {url}
Content-Type: application/http;msgtype=response
Content-Length: {len(body)}

""".replace("\n", "\r\n")
    return head.encode() + (body[:-cut] if cut else body + b"\r\n\r\n")


def http(body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


WARC = b"".join(
    [
        warc_record(b"software: x\r\n", kind="warcinfo"),
        warc_record(http(PAGE)),
        warc_record(http(gzip.compress(PAGE), "Content-Encoding: gzip"), url="https://h.example/2"),
        warc_record(http(chunked(PAGE), "Transfer-Encoding: chunked"), url="https://h.example/3"),
        warc_record(http(PAGE, "Content-Encoding: gzip"), url="https://h.example/unwrapped"),
        warc_record(http(b"", status="404 Not Found"), url="https://h.example/4"),
        warc_record(http(b"\x89PNG", media="image/png"), url="https://h.example/5.png"),
        warc_record(http(b"<html><body>Just a moment...</body></html>"), url="https://h.example/6"),
    ]
)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gz"])
def test_each_page_of_a_warc_is_a_report_with_its_address(pack: object) -> None:
    assert callable(pack)
    found = read(pack(WARC), "crawl.warc.gz" if pack is gzip.compress else "crawl.warc")
    assert [r.url for r in found if isinstance(r, Report)] == [
        "https://h.example/1",
        "https://h.example/2",
        "https://h.example/3",
        "https://h.example/unwrapped",
    ]
    assert all(r.text == SENTENCE for r in found if isinstance(r, Report))
    assert [f.reason for f in found if isinstance(f, Failed) and f.expected] == [
        "1 records passed over: no answer of status 200",
        "1 records passed over: no text",
    ]
    assert sum(isinstance(f, Failed) and not f.expected for f in found) == 1


def test_a_record_that_is_cut_off_fails_alone_and_is_named() -> None:
    found = read(WARC + warc_record(http(PAGE), url="https://h.example/cut", cut=60), "crawl.warc")
    (cut,) = [f for f in found if isinstance(f, Failed) and "cut off" in f.reason]
    assert cut.source.endswith("https://h.example/cut")
    assert sum(isinstance(f, Report) for f in found) == 4


def test_a_warc_whose_last_packed_record_is_cut_says_so() -> None:
    members = (
        gzip.compress(warc_record(http(PAGE))) + gzip.compress(warc_record(http(PAGE), url="https://h.example/2"))[:-40]
    )
    found = read(members, "crawl.warc.gz")
    assert isinstance(found[0], Report)
    assert any(isinstance(f, Failed) and "cut off" in f.reason for f in found)


def test_a_wacz_gives_the_pages_of_its_warc_files_and_nothing_else() -> None:
    files = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"id": "x"}',
        "indexes/index.cdx.gz": gzip.compress(b"x"),
        "archive/data.warc.gz": gzip.compress(WARC),
    }
    found = read(zipped(files), "crawl.wacz")
    assert sum(isinstance(f, Report) for f in found) == 4
    assert all("archive/" in f.source for f in found if isinstance(f, Failed))


def test_tar_archives_are_read(tmp_path: Path) -> None:
    import tarfile

    (tmp_path / "a.txt").write_bytes(b"One.")
    with tarfile.open(tmp_path / "x.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "a.txt", "deep/a.txt")
    (found,) = read_sources([str(tmp_path / "x.tar.gz")], today=TODAY)
    assert isinstance(found, Report)
    assert found.text == "One."


def test_a_line_of_ten_megabytes_takes_bounded_time() -> None:
    start = time.process_time()
    (found,) = read(b"a " * 5_000_000, "x.txt")
    assert isinstance(found, Report)
    assert time.process_time() - start < 5
