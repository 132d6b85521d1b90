"""docs/reference is as the code has it, and leaves nothing out: no command, option, endpoint, parameter or field."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import click
import pytest

from whoholds.account import Account
from whoholds.account.selection import Selection
from whoholds.cli.main import main
from whoholds.export import fields
from whoholds.export.formats import FORMATS
from whoholds.export.formats.jsonl import objects
from whoholds.export.layers import CLAIMS, CONTROL, EVENTS, LAYERS
from whoholds.records.asked import Asked
from whoholds.web.ogc import create_api, described_api

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"


def written() -> dict[str, str]:
    """The pages as the code has them now."""
    place = importlib.util.spec_from_file_location("write_reference", ROOT / "tools" / "write_reference.py")
    assert place
    assert place.loader
    tool = importlib.util.module_from_spec(place)
    place.loader.exec_module(tool)
    return cast("dict[str, str]", tool.pages())


PAGES = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, f"{path} {name}")
    if path != "whoholds":
        yield path, command


COMMANDS = dict(commands(main, "whoholds"))


@pytest.mark.parametrize("name", ["commands.md", "api.md", "formats.md", "python.md"])
def test_a_page_is_as_the_code_has_it(name: str) -> None:
    assert PAGES[name] == written()[name], "run `make reference`"


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_is_documented(path: str) -> None:
    _, _, part = PAGES["commands.md"].partition(f"\n## {path}\n")
    part = part.partition("\n## ")[0]
    assert part
    command = COMMANDS[path]
    assert command.help
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden:
            assert param.help, f"{path} {param.opts} says nothing of itself"
            assert all(f"`{name}`" in part for name in param.opts)


def test_every_endpoint_and_parameter_is_documented() -> None:
    api = described_api(create_api(cast("Account", None)), "/api")
    for path, methods in api["paths"].items():
        for method, told in methods.items():
            _, _, part = PAGES["api.md"].partition(f"\n## {method.upper()} /api{path}\n")
            assert part, path
            for param in told.get("parameters", []):
                assert f"`{param['name']}`" in part.partition("\n## ")[0]
                assert param.get("description") or param["in"] == "path"


def test_every_format_layer_and_column_is_documented() -> None:
    for form in FORMATS:
        assert f"`{form.name}`" in PAGES["formats.md"]
        assert all(f"| `{name}` | {meaning}" in PAGES["formats.md"] for name, meaning in form.columns)
    for layer in LAYERS:
        assert all(f"| `{c.name}` | {c.type} | {c.meaning}" in PAGES["formats.md"] for c in layer.columns)


def test_every_field_of_the_nested_json_is_documented(samples: Account) -> None:
    selected = Selection(samples, Asked())
    claims, standings = list(objects(selected, CLAIMS)), list(objects(selected, CONTROL))
    events = list(objects(selected, EVENTS))
    told: list[tuple[dict[str, str], list[Any]]] = [
        (fields.CLAIM, claims),
        (fields.ACTOR, [actor for claim in claims for actor in claim["agent"] + claim["target"]]),
        (fields.PLACE, [place for claim in claims for place in claim["place"]]),
        (fields.WHEN, [claim["when"] for claim in claims if claim["when"]]),
        (fields.COUNT, [count for claim in claims for count in claim["count"]]),
        (fields.SOURCE, [claim["source"] for claim in claims if claim["source"]]),
        (fields.CODES, [claim["codes"] for claim in claims]),
        (fields.STANDING, standings),
        (fields.EVENT, events),
        (fields.TOLL, [toll for event in events for toll in event["tolls"]]),
    ]
    for known, found in told:
        assert found
        assert {key for one in found for key in one} - set(known) == set(), json.dumps(found[0], default=str)[:200]
