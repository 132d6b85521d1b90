"""Every frame reads its own examples: what it must match, with whom and where, and what it must refuse."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.claim.frames import Example, Frame, load_frames
from whoholds.records import Draft, Kind, Phrase

FRAMES = load_frames()


def said(phrases: tuple[Phrase, ...]) -> str:
    """The words of phrases in a row, as an example writes them."""
    return ", ".join(phrase.span.text for phrase in phrases)


def told(draft: Draft) -> dict[str, str]:
    """A draft's fields in the words of an example."""
    voice = draft.voice.phrase if draft.voice else None
    return {
        "cue": draft.cue.span.text,
        "agent": said(draft.agents),
        "target": said(draft.targets),
        "place": said(draft.places),
        "source": voice.span.text if voice else "",
        "status": draft.status.value,
        "extent": draft.extent.value if draft.extent else "",
    }


def missing(example: Example, frame: Frame, drafts: tuple[Draft, ...]) -> str | None:
    """What an example expects that no draft of the frame's kind says, or None if one does."""
    found = [told(draft) for draft in drafts if draft.kind is frame.kind]
    if any(all(fields.get(key) == value for key, value in example.expects.items()) for fields in found):
        return None
    return f"{example.text!r}: want {dict(example.expects)}, got {found}"


MATCHES = [(frame, example) for frame in FRAMES for example in frame.matches]
REFUSES = [(frame, text) for frame in FRAMES for text in frame.refuses]


@pytest.mark.parametrize(("frame", "example"), MATCHES, ids=[f"{f.id}: {e.text}" for f, e in MATCHES])
def test_a_frame_matches_its_example(frame: Frame, example: Example, sentences: Sentences) -> None:
    assert missing(example, frame, drafts_of(sentences, example.text)) is None


@pytest.mark.parametrize(("frame", "text"), REFUSES, ids=[f"{f.id}: {t}" for f, t in REFUSES])
def test_a_frame_refuses_what_it_must_not_match(frame: Frame, text: str, sentences: Sentences) -> None:
    assert [draft for draft in drafts_of(sentences, text) if draft.found_by == frame.id] == []


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_at_least_forty_examples_of_both_sorts(kind: Kind) -> None:
    matches = [example for frame, example in MATCHES if frame.kind is kind]
    refuses = [text for frame, text in REFUSES if frame.kind is kind]

    assert len(matches) + len(refuses) >= 40
    assert refuses
