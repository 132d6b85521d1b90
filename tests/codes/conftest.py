"""What the tests of codes share."""

from __future__ import annotations

import pytest

from whoholds.flow import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with what ships."""
    return Reader.open()
