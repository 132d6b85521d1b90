"""The kinds are data: what type checkers are told is what `ontology/kinds.toml` lists."""

from __future__ import annotations

import pickle
import re
import tomllib
from importlib.resources import files
from pathlib import Path

from whoholds.export.families import family_of
from whoholds.records import Kind, kinds

LISTED = tomllib.loads((files("whoholds.ontology") / "kinds.toml").read_text("utf-8"))


def test_the_kinds_are_those_of_the_table_in_its_order() -> None:
    assert [kind.value for kind in Kind] == list(LISTED)


def test_type_checkers_know_every_kind_that_the_code_names() -> None:
    told = re.findall(r'^        ([A-Z_]+) = "([a-z_]+)"$', Path(kinds.__file__).read_text("utf-8"), re.MULTILINE)

    assert {value for _, value in told} <= set(LISTED)
    assert [name for name, value in told if name != value.upper()] == []


def test_every_kind_says_what_it_means_and_has_a_family() -> None:
    assert [name for name, entry in LISTED.items() if not entry["means"]] == []
    assert {family_of(kind).value for kind in Kind} == {
        "control",
        "violence",
        "harm",
        "humanitarian",
        "politics",
    }


def test_a_kind_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(Kind.AIR_STRIKE)) is Kind.AIR_STRIKE
