"""A server on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetch.server import Server, serving


@pytest.fixture
def web() -> Iterator[Server]:
    with serving() as server:
        yield server
