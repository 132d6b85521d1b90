"""How much of a place a claim of control covers, by the words around the place."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences, drafts_of
from whoholds.records import Extent, Kind

SAID = [
    ("Rebels captured the village of Kibati.", Extent.WHOLE),
    ("Government soldiers retook the village of Lasanod on Monday.", Extent.WHOLE),
    ("The junta's troops seized Hpapun village.", Extent.WHOLE),
    ("Insurgents captured villages of Borno state.", Extent.PART),
    ("Fighters seized the outskirts of Palma.", Extent.PART),
    ("The army recaptured most of Omdurman.", Extent.MOST),
]


@pytest.mark.parametrize(("text", "extent"), SAID)
def test_words_for_a_share_limit_the_claim_and_a_settlement_called_by_its_name_does_not(
    text: str, extent: Extent, sentences: Sentences
) -> None:
    assert [d.extent for d in drafts_of(sentences, text) if d.kind is Kind.CAPTURE] == [extent]
