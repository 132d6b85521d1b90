"""A state told beside an act is that of its own subject."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.records import Counted


@pytest.mark.parametrize(
    "text",
    [
        "At least a dozen people died in Derna, with several more missing.",
        "At least 20 sailors drowned off Hodeida, with many still missing.",
    ],
)
def test_a_number_of_dead_is_not_that_of_the_missing_told_beside_them(text: str, sentences: Sentences) -> None:
    counted = {count.what for draft in drafts_of(sentences, text) for count in draft.counts}
    assert counted == {Counted.KILLED}
