"""A report reads the same from an outlet's page as from its plain text: samples always, dev gold where it is there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from evaluation.pages import page_of
from whoholds.flow import Reader
from whoholds.mark import mark
from whoholds.read import read_bytes
from whoholds.records import Claim, Report

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"
LEAST_ALIKE = 0.97
"""So many of the claims of gold are the same from the page, whose lines may break elsewhere."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


def samples() -> Iterator[Report]:
    folder = files("whoholds.samples")
    for path in sorted((p for p in folder.iterdir() if p.name.endswith(".json")), key=lambda p: p.name):
        yield from (one for one in read_bytes(path.read_bytes(), name=path.name) if isinstance(one, Report))


def gold() -> Iterator[Report]:
    for path in sorted(GOLD.glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        published = dt.date.fromisoformat(raw["published"]) if raw.get("published") else None
        yield Report(raw["text"], raw["id"], published, raw.get("title"), raw.get("source"))


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without where it stands."""
    return (
        claim.kind,
        claim.status,
        " ".join(claim.cue.text.split()),
        tuple(" ".join(ref.name.split()) for refs in (claim.agents, claim.targets, claim.places) for ref in refs),
        (claim.when.start, claim.when.end) if claim.when else None,
        tuple((count.what, count.low, count.high) for count in claim.counts),
        claim.source.name if claim.source else None,
    )


def both(report: Report, reader: Reader) -> tuple[list[object], list[object]]:
    """What is said by the plain text, and by the page, each in order."""
    (page,) = read_bytes(page_of(report, mark(report)).encode(), name="page.html")
    assert isinstance(page, Report), page
    assert (page.published, page.source) == (report.published, report.source or "Harbour News")
    plain, shown = reader.read(report), reader.read(page)
    for claim in shown.claims:
        claim.quote.check(page.text)
    return sorted(map(said, plain.claims), key=repr), sorted(map(said, shown.claims), key=repr)


def test_a_sample_says_the_same_from_a_page(reader: Reader) -> None:
    for report in list(samples())[:4]:
        plain, shown = both(report, reader)
        assert plain
        assert plain == shown, report.id


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the gold beside the repository")
def test_dev_gold_says_the_same_from_pages(reader: Reader) -> None:
    alike = total = 0
    for report in gold():
        plain, shown = both(report, reader)
        rest = list(shown)
        for one in plain:
            if one in rest:
                rest.remove(one)
                alike += 1
        total += max(len(plain), len(shown))
    assert total > 100
    assert alike / total >= LEAST_ALIKE, (alike, total)
