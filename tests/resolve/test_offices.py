"""Someone who speaks for a side speaks as that side, wherever the words for it stand."""

from __future__ import annotations

import pytest

from whoholds.flow import Reader
from whoholds.records import Report

SPEAKERS = [
    ("A spokesman for the RSF said its fighters had taken Babanusa in Sudan.", "rapid-support-forces"),
    ("The rebels hold Goma, a spokesman for the M23 said on Monday.", "march-23-movement"),
    ("A resident said the rebels had taken Goma.", None),
]


@pytest.mark.parametrize(("text", "actor_id"), SPEAKERS)
def test_a_spokesman_for_a_side_has_its_word(text: str, actor_id: str | None, reader: Reader) -> None:
    found = [claim.source for claim in reader.read(Report(text)).claims if claim.source]

    assert found
    assert {source.actor_id for source in found} == {actor_id}
