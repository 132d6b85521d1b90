"""A redacted reading names no private person, shows no sharp point, and every span in it still holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from whoholds.cli.main import main
from whoholds.flow import Reader
from whoholds.records import PlaceRef, PlaceType, Report, Span
from whoholds.records.spans import only
from whoholds.redact import PolicyError, load_policy, private_names, redact
from whoholds.redact.redacting import blurred, mask

TEXT = (
    "Shells hit a clinic in Taiz on 3 May 2018, killing nurse Samira Haddad and two patients, residents said. "
    "President Joe Biden condemned the attack. Haddad’s brother Karim Haddad said troops had fired from the hills."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


def spans_of(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_of(part)


def test_private_persons_are_masked_wherever_they_stand_and_officials_are_not(reader: Reader) -> None:
    reading = reader.read(Report(TEXT, "r", dt.date(2018, 5, 4)))
    located = [place.span for place in reading.places if place.span]
    names = private_names(TEXT, reading.sentences, reader.resolver.registry.is_leader, located)
    redacted = redact(reading, names, load_policy())

    everything = repr(redacted)
    assert "Samira" not in everything
    assert "Haddad" not in everything
    assert "Biden" in mask(TEXT, names)
    assert redacted.claims
    for span in spans_of(redacted):
        span.check(redacted.report.text)


def test_only_quoted_sentences_are_kept(reader: Reader) -> None:
    text = "The sky was clear over the bay. Rebels captured Axum on 3 May 2021, officials said. Nobody bought bread."
    redacted = redact(reader.read(Report(text, "r", dt.date(2021, 5, 4))), [], load_policy())

    assert "Rebels captured Axum" in redacted.report.text
    assert "bread" not in redacted.report.text
    assert len(redacted.report.text) == len(text)


def test_the_point_of_a_facility_is_rounded_and_its_id_goes() -> None:
    clinic = PlaceRef(None, "clinic", PlaceType.FACILITY, "YE", "Taiz", 13.57952, 44.02091, "geonames:1")
    shown = blurred(clinic, load_policy())

    assert (shown.lat, shown.lon, shown.place_id) == (13.6, 44.0, None)


def test_a_policy_can_take_points_away_and_keep_names(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(
        '[persons]\nkeep = ["Jane Doe"]\n[text]\nkeep = "all"\n[decimals]\nfacility = "none"\n', encoding="utf-8"
    )
    policy = load_policy(path)
    clinic = PlaceRef(None, "clinic", PlaceType.FACILITY, "YE", "Taiz", 13.57952, 44.02091, "geonames:1")

    assert blurred(clinic, policy).lat is None
    assert policy.keep == {"jane doe"}
    assert not policy.quotes_only


@pytest.mark.parametrize(
    "text",
    [
        "[persons]\nhide = true",
        '[text]\nkeep = "none"',
        "[decimals]\nshop = 1",
        "[decimals]\ncity = 9",
        "[other]\n",
        "[[",
    ],
)
def test_a_policy_that_is_not_understood_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(PolicyError):
        load_policy(path)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_masking_keeps_every_offset(text: str, pairs: list[tuple[int, int]]) -> None:
    cuts = [sorted((min(a, len(text)), min(b, len(text)))) for a, b in pairs]
    spans = [Span(first, last, text[first:last]) for first, last in cuts]

    assert len(mask(text, spans)) == len(only(text, spans)) == len(text)
    assert not any(char.isalnum() for span in spans for char in mask(text, spans)[span.start : span.end])


def test_a_redacted_ledger_holds_no_masked_word(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text(f"Date: 2018-05-04\n\n{TEXT}", encoding="utf-8")
    old, new = str(tmp_path / "old.db"), str(tmp_path / "new.db")
    CliRunner().invoke(main, ["ingest", str(report), "--ledger", old], catch_exceptions=False)

    told = CliRunner().invoke(main, ["ledger", "redact", old, new], catch_exceptions=False)
    again = CliRunner().invoke(main, ["ledger", "redact", old, new], catch_exceptions=False)

    assert told.exit_code == 0
    assert b"Haddad" in b"".join(path.read_bytes() for path in tmp_path.glob("old.db*") if path.is_file())
    assert b"haddad" not in b"".join(path.read_bytes().lower() for path in tmp_path.glob("new.db*") if path.is_file())
    assert again.exit_code == 1
    assert "there already" in again.output


def test_e_mail_addresses_are_masked_in_words_and_as_the_one_who_printed_it(reader: Reader) -> None:
    text = "Shells hit Taiz on 3 May 2018, killing two people, residents said. Write to s.haddad@aden.example.org."
    reading = reader.read(Report(text, "r", dt.date(2018, 5, 4), source="nurse7@aden.example.org"))
    names = private_names(text, reading.sentences, reader.resolver.registry.is_leader, [])
    everything = repr(redact(reading, names, load_policy()))
    assert "haddad@" not in everything
    assert "nurse7" not in everything
