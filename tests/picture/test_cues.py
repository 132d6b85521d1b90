"""Each list of cues finds its examples and refuses the others."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from whoholds.picture.cues import cues

LISTS = tomllib.loads(resources.files("whoholds.picture").joinpath("cues.toml").read_text("utf8"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_finds_its_examples_and_refuses_the_others(name: str) -> None:
    found = getattr(cues(), name)

    assert [example for example in LISTS[name]["matches"] if not found.search(example)] == []
    assert [example for example in LISTS[name]["refuses"] if found.fullmatch(example)] == []
