"""The gazetteer that the tests ask: this user's own, built on first use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whoholds.records import PlaceRef, Report
from whoholds.resolve.places import Gazetteer, find_places

Read = Callable[[str], tuple[PlaceRef, ...]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture
def read(gazetteer: Gazetteer) -> Read:
    """The places of a text, read without the parser."""
    return lambda text: find_places(Report(text=text), (), (), gazetteer)
