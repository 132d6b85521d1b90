"""What the claim tests share."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences
from whoholds.claim import FrameReader
from whoholds.parse import Parser
from whoholds.resolve.places import Gazetteer


@pytest.fixture(scope="session")
def sentences() -> Sentences:
    """The shipped parser, frames and gazetteer."""
    return Sentences(Parser(), FrameReader.load(), Gazetteer.open(None))
