"""Every frame reads its own examples: what it must match, with whom and where, and what it must refuse."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.claim.frames import Example, Frame, load_frames
from whoholds.records import Draft, Phrase

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


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_matches_its_examples(frame: Frame, sentences: Sentences) -> None:
    wrong = [missing(example, frame, drafts_of(sentences, example.text)) for example in frame.matches]

    assert [line for line in wrong if line] == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_refuses_what_it_must_not_match(frame: Frame, sentences: Sentences) -> None:
    wrong = [text for text in frame.refuses if any(d.found_by == frame.id for d in drafts_of(sentences, text))]

    assert wrong == []
