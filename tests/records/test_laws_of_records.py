"""What a record can't be: checked when it is made, so that no stage can pass on a broken one."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.records import (
    ROOT,
    ActorRef,
    Block,
    BlockKind,
    Claim,
    Count,
    Counted,
    Extent,
    Kind,
    PlaceRef,
    PlaceType,
    Report,
    Sentence,
    Source,
    Span,
    SpeakerKind,
    Status,
    Token,
    When,
)

REPORT = Report(text="Rebels took Goma on Tuesday, a priest said.", id="goma", published=dt.date(2012, 11, 21))
CUE = REPORT.span(7, 11)
QUOTE = REPORT.span(0, 43)
DAY = dt.date(2012, 11, 20)


def claim_of() -> Claim:
    return Claim(
        "goma",
        Kind.CAPTURE,
        CUE,
        QUOTE,
        BlockKind.PARAGRAPH,
        (ActorRef(REPORT.span(0, 6), "rebels"),),
        (),
        (PlaceRef(REPORT.span(12, 16), "Goma", PlaceType.CITY),),
        When(REPORT.span(17, 27), DAY, DAY, 1),
        source=Source(REPORT.span(29, 37), kind=SpeakerKind.WITNESS),
    )


def test_a_cue_lies_within_its_quote() -> None:
    with pytest.raises(ValueError, match="cue"):
        Claim("goma", Kind.CAPTURE, CUE, REPORT.span(12, 43), BlockKind.PARAGRAPH)


@pytest.mark.parametrize("confidence", [-0.01, 1.01])
def test_a_confidence_is_a_chance(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        dataclasses.replace(claim_of(), confidence=confidence)


def test_a_time_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="time"):
        When(None, DAY, DAY - dt.timedelta(days=1), 1)


@given(st.one_of(st.none(), st.integers(0, 99)), st.one_of(st.none(), st.integers(0, 99)))
def test_a_counts_bounds_are_in_order(low: int | None, high: int | None) -> None:
    if low is not None and high is not None and high < low:
        with pytest.raises(ValueError, match="count"):
            Count(Counted.KILLED, low, high, CUE)
    else:
        assert Count(Counted.KILLED, low, high, CUE).low == low


def test_a_body_lies_within_its_block() -> None:
    with pytest.raises(ValueError, match="body"):
        Block(BlockKind.CAPTION, CUE, QUOTE)


def test_datelines_bylines_and_boilerplate_are_not_read() -> None:
    unread = {kind for kind in BlockKind if not Block(kind, QUOTE, QUOTE).reads}
    assert unread == {BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.BOILERPLATE}


@pytest.mark.parametrize(
    "change",
    [
        {"kind": Kind.HOLD},
        {"status": Status.DENIED},
        {"extent": Extent.PART},
        {"agents": ()},
        {"agents": (ActorRef(REPORT.span(0, 6), "M23"),)},
        {"places": ()},
        {"places": (PlaceRef(REPORT.span(12, 16), "Goma (Nigeria)", PlaceType.CITY),)},
        {"when": None},
        {"when": When(None, DAY, DAY + dt.timedelta(days=1), 2)},
        {"counts": (Count(Counted.KILLED, 1, 1, CUE),)},
        {"source": None},
        {"report_id": "other"},
        {"cue": REPORT.span(0, 6)},
    ],
)
def test_a_claim_that_says_something_else_has_another_id(change: dict[str, object]) -> None:
    assert dataclasses.replace(claim_of(), **change).id != claim_of().id  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"confidence": 0.5}, {"found_by": "another frame"}])
def test_how_sure_and_by_what_rule_does_not_change_what_a_claim_says(change: dict[str, object]) -> None:
    assert dataclasses.replace(claim_of(), **change).id == claim_of().id  # type: ignore[arg-type]


def test_an_agent_moved_to_target_is_another_claim() -> None:
    swapped = dataclasses.replace(claim_of(), agents=(), targets=claim_of().agents)
    assert swapped.id != claim_of().id


def test_records_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim_of().kind = Kind.HOLD  # type: ignore[misc]


def sentence(heads: list[int]) -> Sentence:
    words = [Token(i, i + 1, "x", "x", "X", "_", head, "dep") for i, head in enumerate(heads)]
    return Sentence(0, tuple(words))


@given(st.integers(1, 6).flatmap(lambda size: st.lists(st.integers(-1, size - 1), min_size=size, max_size=size)))
def test_a_sentence_is_a_tree_or_no_sentence(heads: list[int]) -> None:
    def leads_to_root(index: int) -> bool:
        for _ in heads:
            if heads[index] == ROOT:
                return True
            index = heads[index]
        return False

    if heads.count(ROOT) == 1 and all(map(leads_to_root, range(len(heads)))):
        tree = sentence(heads)
        assert sorted(tree.subtree(tree.root)) == list(range(len(heads)))
    else:
        with pytest.raises(ValueError, match="sentence"):
            sentence(heads)


def test_a_feature_is_found_by_its_name() -> None:
    token = Token(0, 4, "took", "take", "VERB", "Mood=Ind|Tense=Past", ROOT, "root")
    assert (token.feat("Tense"), token.feat("Number")) == ("Past", None)


def test_a_sentence_gives_the_reports_words_between_two_tokens() -> None:
    text = "Rebels took Goma"
    tokens = (
        Token(0, 6, "Rebels", "rebel", "NOUN", "_", 1, "nsubj"),
        Token(7, 11, "took", "take", "VERB", "_", ROOT, "root"),
        Token(12, 16, "Goma", "Goma", "PROPN", "_", 1, "obj"),
    )
    assert Sentence(0, tokens).span(text, 1, 3) == Span(7, 16, "took Goma")
