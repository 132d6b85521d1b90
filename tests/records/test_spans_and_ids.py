"""Spans hold the words they say; ids come from content."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from whoholds.records import Report, Span, SpanError, content_id

TEXTS = st.text(max_size=60)
PARTS = st.lists(st.one_of(st.none(), st.text(max_size=8), st.integers()), max_size=6)


@given(TEXTS, st.data())
def test_a_span_cut_from_a_report_holds_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Report(text=text, id="x").span(start, end)
    span.check(text)
    assert text[span.start : span.end] == span.text


@given(TEXTS, st.integers(-2, 70), st.integers(-2, 70))
def test_a_span_whose_length_is_not_its_words_is_refused(text: str, start: int, end: int) -> None:
    if start >= 0 and end - start == len(text):
        assert Span(start, end, text).text == text
    else:
        with pytest.raises(SpanError):
            Span(start, end, text)


@given(TEXTS, st.data())
def test_a_span_of_other_words_fails_its_check(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    other = Span(start, start + 1, "\x00" if text[start] != "\x00" else "\x01")
    with pytest.raises(SpanError):
        other.check(text)


@given(TEXTS, st.data())
def test_cutting_leaves_off_white_space_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span.cut(text, start, end)
    span.check(text)
    assert span.text == text[start:end].strip()


@given(st.lists(st.integers(0, 20), min_size=4, max_size=4))
def test_spans_that_hold_one_another_overlap_unless_empty(edges: list[int]) -> None:
    text = "x" * 20
    report = Report(text=text, id="x")
    first = report.span(min(edges[:2]), max(edges[:2]))
    second = report.span(min(edges[2:]), max(edges[2:]))
    assert first.overlaps(second) == second.overlaps(first)
    if first.holds(second) and second.text and first.text:
        assert first.overlaps(second)


@given(PARTS, PARTS)
def test_ids_are_equal_only_for_equal_parts(first: list[str | int | None], second: list[str | int | None]) -> None:
    same = [None if part is None else str(part) for part in first] == [
        None if part is None else str(part) for part in second
    ]
    assert (content_id(first) == content_id(second)) == same


def test_parts_do_not_run_into_one_another() -> None:
    assert len({content_id(parts) for parts in (["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["abc", None])}) == 5


def test_an_id_is_the_same_on_every_machine() -> None:
    assert content_id(["Goma", 1, None]) == "a23b911d876645fb74f5"


@given(st.text(min_size=1, max_size=40))
def test_a_report_is_named_by_its_words_alone_unless_it_brings_an_id(text: str) -> None:
    assert Report(text=text).id == Report(text=text, source="S", title="T").id
    assert Report(text=text, id="given").id == "given"
