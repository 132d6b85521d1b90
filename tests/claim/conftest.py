"""What the claim tests share."""

from __future__ import annotations

import pytest

from tests.claim.reading import Sentences
from whoholds.claim import FrameReader
from whoholds.parse import Parser


@pytest.fixture(scope="session")
def sentences() -> Sentences:
    """The shipped parser and frames."""
    return Sentences(Parser(), FrameReader.load())
