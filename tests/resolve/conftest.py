"""The reader that the tests of whole reports ask."""

from __future__ import annotations

import pytest

from whoholds.flow import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.open()
