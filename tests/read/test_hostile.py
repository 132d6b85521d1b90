"""Damaged and hostile files: a reason, or what could be read; never an error, and never without end."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whoholds.mark import marking
from whoholds.read import Failed, read_bytes
from whoholds.records import Report

FIXTURES = sorted(path for path in Path(__file__).with_name("fixtures").iterdir())
TODAY = dt.date(2024, 6, 1)
SCRAPS = st.sampled_from(
    [
        b"<",
        b">",
        b"\0",
        b"\xff\xfe",
        b'"',
        b"{",
        b"[",
        b"]]>",
        b"&#xD800;",
        b"&#0;",
        b"\\ud800",
        b"1e999",
        b"</p>",
        b"<p>",
        b"9" * 30,
    ]
)


def check(data: bytes, name: str) -> None:
    for found in read_bytes(data, name=name, today=TODAY):
        if isinstance(found, Failed):
            assert "no reader expects" not in found.reason, found
            continue
        assert isinstance(found, Report)
        found.text.encode("utf-8")
        marking(found)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(start=st.floats(0, 1), length=st.integers(0, 300), scrap=SCRAPS)
def test_a_damaged_file_gives_reports_or_reasons(path: Path, start: float, length: int, scrap: bytes) -> None:
    data = path.read_bytes()
    at = int(start * len(data))
    check(data[:at] + scrap + data[at + length :], path.name)
    check(data[:at], path.name)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    data=st.binary(max_size=400),
    suffix=st.sampled_from(
        [
            "html",
            "json",
            "jsonl",
            "csv",
            "xml",
            "eml",
            "docx",
            "zip",
            "warc",
            "warc.gz",
            "gz",
            "zst",
            "xz",
            "tar",
            "txt",
        ]
    ),
)
def test_any_bytes_under_any_name_give_a_reason_or_a_report(data: bytes, suffix: str) -> None:
    check(data, f"x.{suffix}")


def test_half_a_surrogate_pair_in_a_chat_fails_its_message_alone() -> None:
    told = '{"type": "message", "id": %d, "date": "2021-08-09T10:00:00", "text": "%s"}'
    messages = ", ".join(told % pair for pair in ((1, r"Rebels \ud800 left Bria."), (2, "Rebels left Bria.")))
    data = f'{{"name": "Wire", "id": 7, "messages": [{messages}]}}'
    broken, whole = read_bytes(data.encode(), name="result.json", today=TODAY)
    assert isinstance(broken, Failed)
    assert "half a surrogate pair" in broken.reason
    assert isinstance(whole, Report)
