"""Claims in words: short, and never surer than they are."""

from __future__ import annotations

import datetime as dt

import pytest

from whoholds.export.wording import count_words, printable
from whoholds.export.wording_table import claim_cells
from whoholds.records import ActorRef, BlockKind, Claim, Count, Counted, Kind, Source, Span, SpeakerKind, Status, When

CUE = Span(0, 4, "took")


def claim(*, status: Status = Status.ASSERTED, source: Source | None = None, when: When | None = None) -> Claim:
    return Claim("r", Kind.CAPTURE, CUE, CUE, BlockKind.PARAGRAPH, status=status, source=source, when=when)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1999-06-10", "1999-06-10", "10 Jun 1999"),
        ("1999-06-08", "1999-06-10", "8-10 Jun 1999"),
        ("1999-05-30", "1999-06-02", "30 May-2 Jun 1999"),
        ("1998-12-30", "1999-01-02", "30 Dec 1998-2 Jan 1999"),
        ("1999-01-01", "1999-12-31", "1999"),
    ],
)
def test_days_are_written_short(start: str, end: str, words: str) -> None:
    when = When(None, dt.date.fromisoformat(start), dt.date.fromisoformat(end), 1)
    assert claim_cells(claim(when=when))[4] == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (9, 9, "9 killed"),
        (24, None, "24 or more killed"),
        (None, 40, "up to 40 killed"),
        (9, 1200, "9 to 1,200 killed"),
    ],
)
def test_a_count_keeps_its_bounds(low: int | None, high: int | None, words: str) -> None:
    assert count_words(Count(Counted.KILLED, low, high, CUE)).startswith(words)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ASSERTED])
def test_what_is_not_asserted_says_so_before_its_speaker(status: Status) -> None:
    speaker = Source(Span(0, 4, "took"), "mayor", SpeakerKind.OFFICIAL)
    assert claim_cells(claim(status=status, source=speaker))[5] == f"{status.value.upper()} mayor"


def test_an_armed_group_claims_and_the_reports_own_voice_is_silent() -> None:
    group = Source(Span(0, 4, "took"), "rebels", SpeakerKind.ARMED_GROUP)
    assert claim_cells(claim(source=group))[5] == "claimed by rebels"
    assert claim_cells(claim())[5] == ""


@pytest.mark.parametrize(
    ("kind", "agent", "target", "words"),
    [
        (Kind.CAPTURE, "army", "rebels", "claimed by army spokesman"),
        (Kind.CAPTURE, "rebels", "army", "admitted by army spokesman"),
        (Kind.WITHDRAW, "army", "rebels", "admitted by army spokesman"),
        (Kind.WITHDRAW, "rebels", "army", "claimed by army spokesman"),
        (Kind.CAPTURE, "rebels", "police", "army spokesman"),
    ],
)
def test_a_side_claims_its_gains_and_admits_its_losses(kind: Kind, agent: str, target: str, words: str) -> None:
    source = Source(CUE, "army spokesman", SpeakerKind.OFFICIAL, actor_id="army")
    agents, targets = (ActorRef(None, agent, agent),), (ActorRef(None, target, target),)
    told = Claim("r", kind, CUE, CUE, BlockKind.PARAGRAPH, agents, targets, source=source)
    assert claim_cells(told)[5] == words


def test_control_characters_are_shown_as_such() -> None:
    assert printable("a\x1b[31m\nb\u202ec") == "a\ufffd[31m b\ufffdc"
