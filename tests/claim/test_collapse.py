"""A truce breaks under the name of "it" as it does under its own."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.records import Kind


@pytest.mark.parametrize(
    "text",
    [
        "A truce brokered by Qatar takes effect. It collapses within hours.",
        "The generals agreed a ceasefire in Khartoum. It broke down on Monday.",
        "A humanitarian pause began in Tigray at dawn. It unravelled by nightfall.",
    ],
)
def test_a_truce_that_it_stands_for_breaks(sentences: Sentences, text: str) -> None:
    last = [draft for draft in drafts_of(sentences, text) if draft.sentence == 1]
    assert [draft.kind for draft in last] == [Kind.CEASEFIRE]


def test_a_truce_named_in_the_same_sentence_is_told_once(sentences: Sentences) -> None:
    found = drafts_of(sentences, "The ceasefire in Aden held for a day before it collapsed.")
    assert [draft.kind for draft in found] == [Kind.CEASEFIRE]


@pytest.mark.parametrize("text", ["Shells hit the bridge. It collapsed.", "The bridge was bombed. It collapsed."])
def test_a_bridge_that_it_stands_for_is_damaged(sentences: Sentences, text: str) -> None:
    assert Kind.DAMAGE in {draft.kind for draft in drafts_of(sentences, text) if draft.sentence == 1}
