"""How fast pages and archives are read: the HTML reader beside plain trafilatura on the same pages, WARC records."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import trafilatura

from evaluation.pages import page_of
from whoholds.archive.keeping import Kept, record
from whoholds.mark import mark
from whoholds.read import read_bytes
from whoholds.records import Report

ROUNDS = 3
WEIGHT = 300
"""Links and hundreds of characters of script around a report: a page of some 100 kB, as outlets serve them."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What a run measured. `html_of_plain` is the reader's speed as a share of plain trafilatura's."""

    page_kb: float
    html_pages_per_second: float
    plain_pages_per_second: float
    html_of_plain: float
    captions_kept: int
    warc_records_per_second: float
    warc_records_passed_over_per_second: float


def measure(reports: Sequence[Report]) -> Pages:
    """Read the reports as pages, and as records of a WARC; each way in turn, so that both meet the same machine."""
    pages = [page_of(report, mark(report), weight=WEIGHT).encode() for report in reports]
    ours = plain = 0.0
    captions = sum(count for page in pages for count in _captions(page))
    for page in pages[:3]:
        trafilatura.extract(page)  # the first pages load what both need
    for _ in range(ROUNDS):
        for page in pages:
            ours += _seconds(lambda page=page: list(read_bytes(page, name="page.html")))  # type: ignore[misc]
            plain += _seconds(lambda page=page: trafilatura.extract(page))  # type: ignore[misc]
    number = len(pages) * ROUNDS
    archive, images = _warc(pages), _warc([b"\x89PNG" + page for page in pages] * 20, media="image/png")
    return Pages(
        page_kb=round(sum(map(len, pages)) / len(pages) / 1000, 1),
        html_pages_per_second=round(number / ours, 1),
        plain_pages_per_second=round(number / plain, 1),
        html_of_plain=round(plain / ours, 2),
        captions_kept=captions,
        warc_records_per_second=round(len(pages) / _seconds(lambda: list(read_bytes(archive, name="x.warc.gz"))), 1),
        warc_records_passed_over_per_second=round(
            len(pages) * 20 / _seconds(lambda: list(read_bytes(images, name="x.warc.gz"))), 1
        ),
    )


def _captions(page: bytes) -> list[int]:
    found = (one for one in read_bytes(page, name="page.html") if isinstance(one, Report))
    return [sum(block.kind == "caption" for block in one.marks) for one in found]


def _seconds(does: Callable[[], object]) -> float:
    begun = time.process_time()
    does()
    return time.process_time() - begun


def _warc(bodies: Sequence[bytes], media: str = "text/html") -> bytes:
    at = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    headers = (("Content-Type", media),)
    return b"".join(record(Kept(f"https://h.example/{n}", body, at, 200, headers)) for n, body in enumerate(bodies))
