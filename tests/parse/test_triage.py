"""Triage: a sentence is read unless nothing in it could be part of a claim; what is read stays the same."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from whoholds.flow import Reader
from whoholds.parse import Parser, Triage
from whoholds.parse.triage import UNKNOWN
from whoholds.records.reports import Block, BlockKind, Report
from whoholds.records.spans import Span

SHARED = Path(__file__).resolve().parents[3] / "shared"
TRIAGE = Triage.of(["shell", "take > control", "soldier", "car bomb", "ill-treat"])


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


def without(reader: Reader) -> Reader:
    return replace(reader, parser=Parser())


@pytest.mark.parametrize(
    "words",
    [
        "They shelled it again .",  # a form of a trigger
        "It rained on Kidal .",  # a name
        "Kidal slept .",  # a name at the start, which no dictionary has
        "More than 30 were there .",  # a number
        "the soldiers slept",  # whom claims are about
        "they were treated badly , even ill-treated",
        "a bomb",  # the last word of a longer trigger
        "in صنعاء",  # another script
    ],
)
def test_a_sentence_with_a_name_a_number_or_a_word_of_claims_is_worth_reading(words: str) -> None:
    assert TRIAGE.worth(words.split())


@pytest.mark.parametrize(
    "words", ["Background", "It was a relief to be home .", "The weather was bad , and nobody slept ."]
)
def test_a_sentence_without_any_of_them_is_not(words: str) -> None:
    assert not TRIAGE.worth(words.split())


def test_a_passed_over_sentence_keeps_its_words_and_place() -> None:
    text = "It was a relief. Rebels shelled Kidal."
    span = Span(0, len(text), text)
    blocks = [Block(BlockKind.PARAGRAPH, span, span)]
    plain, quick = Parser().parse(text, blocks), Parser(triage=TRIAGE).parse(text, blocks)
    assert [(t.start, t.end, t.text) for t in quick[0].tokens] == [(t.start, t.end, t.text) for t in plain[0].tokens]
    assert {t.upos for t in quick[0].tokens} == {UNKNOWN}
    assert quick[1] == plain[1]


def same(reader: Reader, report: Report) -> bool:
    quick, plain = reader.read(report), without(reader).read(report)
    return (quick.claims, quick.places) == (plain.claims, plain.places)


def report_of(told: dict[str, str]) -> Report:
    published = told.get("published")
    return Report(told["text"], told.get("id", ""), dt.date.fromisoformat(published[:10]) if published else None)


def test_claims_and_places_of_the_samples_are_the_same_with_triage_and_without(reader: Reader) -> None:
    samples = [p for p in (files("whoholds") / "samples").iterdir() if p.name.endswith(".json")]
    assert len(samples) > 10
    for path in samples:
        assert same(reader, report_of(json.loads(path.read_text("utf8"))))


@pytest.mark.skipif(not (SHARED / "gold/dev").is_dir(), reason="the gold reports aren't at ../shared")
def test_claims_and_places_of_all_dev_reports_are_the_same_with_triage_and_without(reader: Reader) -> None:
    for path in sorted((SHARED / "gold/dev").glob("*.json")):
        assert same(reader, report_of(json.loads(path.read_text("utf8"))))
