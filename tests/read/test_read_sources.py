"""What can be read gives a report; what can't gives a reason; the rest goes on."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.read import Failed, read_bytes, read_sources
from whoholds.records import Report

TODAY = dt.date(2024, 6, 1)
GOOD = {"id": "a", "text": "Rebels left Goma.", "published": "2012-12-01"}


def reports(data: bytes, name: str = "-") -> list[Report | Failed]:
    return list(read_bytes(data, name=name, today=TODAY))


def only_report(data: bytes) -> Report:
    (found,) = reports(data)
    assert isinstance(found, Report), found
    return found


def only_reason(data: bytes) -> str:
    (found,) = reports(data)
    assert isinstance(found, Failed), found
    return found.reason


def in_file(folder: Path, name: str, data: bytes) -> list[Report | Failed]:
    path = folder / name
    path.write_bytes(data)
    return list(read_sources([str(path)], today=TODAY))


def test_a_leading_date_is_the_day_of_publication_and_stays_in_the_text() -> None:
    report = only_report(b"date 1999-06-10 Troops began to leave Pristina.")
    assert report.published == dt.date(1999, 6, 10)
    assert report.text.startswith("date 1999-06-10")


def test_text_without_a_date_is_read_and_its_day_stays_unknown() -> None:
    assert only_report(b"Troops began to leave Pristina.").published is None


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
    ],
)
def test_the_same_text_is_read_from_every_encoding(encoding: str, mark: bytes) -> None:
    text = "The army’s commander in Bouaké said “no one” had fled – yet."
    assert only_report(mark + text.encode(encoding)).text == text


def test_windows_1252_is_read_where_the_bytes_are_no_utf_8() -> None:
    text = "The army’s commander in Bouaké said no."
    assert only_report(text.encode("cp1252")).text == text


def test_line_ends_stay_as_given() -> None:
    assert only_report(b"One.\r\nTwo.\r\n").text == "One.\r\nTwo.\r\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("Bouaké fell’s".encode()[:-3] + b"\xe2", "broken UTF-8"),
        (b"plain \x81 text", "neither"),
        (b"date 2031-01-01 Rebels took Goma.", "future"),
        (b'{"id": "a"}', "no text"),
        (b'{"text": ""}', "empty text"),
        (b'{"text": 7.5}', "not text"),
        (b'{"text": "Goma", "published": "last week"}', "no ISO date"),
        (b'{"text": "Goma", "published": 20121201}', "no date"),
        (b'{"text": "half \\ud800 a pair"}', "surrogate"),
        (b'{"text": "cut', "broken JSON"),
        (b'{"a":' * 100_000, "broken JSON"),
    ],
)
def test_what_gives_no_report_says_why(data: bytes, reason: str) -> None:
    assert reason in only_reason(data)


def test_more_than_fifty_megabytes_is_refused() -> None:
    assert "larger than 50 MB" in only_reason(b"a" * (50 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    "published", ["2012-12-01", "2012-12-01T23:30:00+02:00", "2012-12-01T10:00:00Z", "2012-12-01 10:00"]
)
def test_a_date_with_a_time_gives_the_day_as_written(published: str) -> None:
    report = only_report(json.dumps({**GOOD, "published": published}).encode())
    assert report.published == dt.date(2012, 12, 1)


def test_fields_of_a_json_report_are_kept_and_others_left_alone() -> None:
    report = only_report(json.dumps({**GOOD, "title": "T", "source": "S", "url": "U", "claims": [1]}).encode())
    assert (report.id, report.title, report.source, report.url) == ("a", "T", "S", "U")


def test_a_report_without_an_id_is_named_by_its_text() -> None:
    first, second = only_report(b'{"text": "Goma"}'), only_report(b'{"text": "Goma", "source": "S"}')
    assert first.id == second.id == first.text_hash


def test_a_broken_line_fails_alone_and_is_named(tmp_path: Path) -> None:
    lines = [json.dumps(GOOD), "{", "", json.dumps({**GOOD, "id": "b"}), "[1]"]
    first, broken, second, wrong = in_file(tmp_path, "x.jsonl", "\n".join(lines).encode())
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert isinstance(broken, Failed)
    assert isinstance(wrong, Failed)
    assert broken.source.endswith(":2")
    assert wrong.source.endswith(":5")
    assert "not list" in wrong.reason


def test_a_json_file_may_hold_a_list_or_a_report_a_line(tmp_path: Path) -> None:
    other = {**GOOD, "id": "b"}
    as_list = in_file(tmp_path, "list.json", json.dumps([GOOD, 3, other]).encode())
    as_lines = in_file(tmp_path, "lines.json", f"{json.dumps(GOOD)}\n{json.dumps(other)}\n".encode())
    assert [r.id for r in as_lines if isinstance(r, Report)] == ["a", "b"]
    assert [type(r) for r in as_list] == [Report, Failed, Report]


def test_jsonl_in_utf_16_is_read(tmp_path: Path) -> None:
    found = in_file(tmp_path, "x.jsonl", f"{json.dumps(GOOD)}\n{json.dumps(GOOD)}".encode("utf-16"))
    assert [type(r) for r in found] == [Report, Report]


def test_a_folder_is_read_in_order_and_what_it_can_not_read_is_listed(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.txt", "deep/c.txt", "d.png", ".hidden.txt"):
        (tmp_path / name).write_text(name)
    found = list(read_sources([str(tmp_path)], today=TODAY))
    assert [r.text for r in found if isinstance(r, Report)] == ["a.txt", "b.txt", "deep/c.txt"]
    assert [f.reason for f in found if isinstance(f, Failed)] == ["no reader for .png"]


def test_missing_files_empty_folders_and_urls_fail_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_bytes(b"A")
    names = [str(tmp_path / "none.txt"), str(tmp_path / "empty"), "https://example.org/x", str(tmp_path / "a.txt")]
    found = list(read_sources(names, today=TODAY))
    assert [type(r) for r in found] == [Failed, Failed, Failed, Report]


@given(st.binary(max_size=300))
def test_no_bytes_at_all_raise(data: bytes) -> None:
    for found in reports(data):
        assert isinstance(found, Report | Failed)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_json_text_comes_back_character_for_character(text: str) -> None:
    (found,) = reports(json.dumps({"text": text}).encode())
    if text.strip():
        assert isinstance(found, Report)
        assert found.text == text
    else:
        assert isinstance(found, Failed)
