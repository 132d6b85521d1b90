"""What the claim tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claim.reading import Sentences
from whoholds.claim import FrameReader
from whoholds.claim.frames import Example
from whoholds.parse import Parser
from whoholds.resolve.places import Gazetteer


@pytest.fixture(scope="session")
def sentences() -> Sentences:
    """The shipped parser, frames and gazetteer."""
    return Sentences(Parser(), FrameReader.load(), Gazetteer.open(None))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sentences that the shipped model misreads are kept and must go on failing; one that passes leaves the list."""
    misread = frozenset(Path(__file__).with_name("misread.txt").read_text("utf-8").splitlines())
    for item in items:
        params = getattr(item, "callspec", None)
        said = {text for value in params.params.values() for text in texts_of(value)} if params else set()
        if said & misread and item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xfail(strict=True, reason="the language model that ships misreads it"))


def texts_of(value: object) -> tuple[str, ...]:
    """The sentences in a test's parameter."""
    return (value.text,) if isinstance(value, Example) else (value,) if isinstance(value, str) else ()
