"""Write docs/reference from the code: commands, API, formats, Python. `--check` only tells whether it is up to date."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
NOTE = "<!-- Written by tools/write_reference.py; change the code, then run `make reference`. -->"


def main(args: list[str]) -> int:
    """Write the pages, or check them; 1 if one isn't as the code has it."""
    stale = []
    for name, text in pages().items():
        path = FOLDER / name
        if "--check" not in args:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
    print(f"not as the code has it: {', '.join(stale)}; run `make reference`" if stale else "docs/reference is in step")
    return int(bool(stale))


def pages() -> dict[str, str]:
    """Each page by its file's name."""
    made = {"commands.md": commands(), "api.md": api(), "formats.md": formats(), "python.md": python()}
    return {name: "\n".join([NOTE, *lines]).rstrip() + "\n" for name, lines in made.items()}


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"
    yield ""


def _cell(value: object) -> str:
    return " ".join(str("" if value is None else value).split()).replace("|", "\\|")


def commands() -> Iterator[str]:
    """The commands with all arguments and options."""
    from whoholds.cli.main import main as whoholds

    yield "# Commands"
    yield ""
    yield inspect.cleandoc(whoholds.help or "")
    yield ""
    for name in sorted(whoholds.commands):
        yield from _command(whoholds.commands[name], f"whoholds {name}")


def _command(command: click.Command, path: str) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    yield f"## {path}"
    yield ""
    yield f"`{' '.join([path, *command.collect_usage_pieces(context)])}`"
    yield ""
    yield inspect.cleandoc(command.help or "").replace("\f", "")
    yield ""
    options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
    if options:
        yield from table(("option", "value", "default", "meaning"), map(_option, options))
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _command(command.commands[name], f"{path} {name}")


def _option(option: click.Option) -> tuple[str, str, str, str]:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    default = "" if option.is_flag or callable(option.default) or option.default in (None, ()) else str(option.default)
    if "Sentinel" in default:
        default = ""
    value = "" if option.is_flag else _value(option)
    variable = option.envvar if isinstance(option.envvar, str) and option.envvar not in (option.help or "") else ""
    return names, value, default, f"{option.help or ''}{variable and f' {variable} sets it too.'}"


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice) and len(option.type.choices) <= 8:
        return ", ".join(str(choice) for choice in option.type.choices)
    return option.metavar or option.type.name.upper()


def api() -> Iterator[str]:
    """The paths of the API with their parameters, and the collections."""
    from whoholds.export.layers import LAYERS
    from whoholds.web.ogc import create_api, described_api
    from whoholds.web.ogc.documents import CONFORMS

    unasked: Any = None
    described = described_api(create_api(unasked), "/api")
    yield "# HTTP API"
    yield ""
    yield "`whoholds serve` answers under `/api`: OGC API Features, and `/read` for texts. The same in OpenAPI: "
    yield "`/api/openapi.json` (3.1) and `/api/openapi-3.0.json`. Errors are `application/problem+json`. Answers carry"
    yield "an ETag; they are packed with gzip for whoever takes it. No page of another site may ask, unless"
    yield "`serve --cors ORIGIN` names the site."
    yield ""
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            yield from _operation(f"{method.upper()} /api{path}", told, described)
    yield "## Collections"
    yield ""
    rows = ((f"`{layer.name}`", layer.meaning, "formats.md#" + layer.name) for layer in LAYERS)
    yield from table(("collection", "a feature is", "its properties"), rows)
    yield "## Conformance"
    yield ""
    yield from (f"- {uri}" for uri in CONFORMS)


def _operation(title: str, told: dict[str, Any], described: dict[str, Any]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield str(told.get("description") or told["summary"])
    yield ""
    rows = [
        (f"`{p['name']}`", p["in"], _type(p["schema"]), p.get("description", "")) for p in told.get("parameters", [])
    ]
    if rows:
        yield from table(("parameter", "in", "value", "meaning"), rows)
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    if "$ref" in body:
        fields = described["components"]["schemas"][body["$ref"].rsplit("/", 1)[1]]["properties"]
        yield from table(("field", "meaning"), ((f"`{name}`", one.get("description")) for name, one in fields.items()))


def _type(schema: dict[str, Any]) -> str:
    return ", ".join(schema["enum"]) if "enum" in schema else str(schema.get("format") or schema.get("type", ""))


def formats() -> Iterator[str]:
    """The formats of exports, the layers, and the shapes of the nested JSON."""
    from whoholds.export.fields import SHAPES
    from whoholds.export.formats import FORMATS
    from whoholds.export.layers import LAYERS
    from whoholds.export.layers.tolls import DISPUTES, TOLLS

    yield "# Formats"
    yield ""
    yield "`whoholds export FORMAT -o FILE` writes a part of the ledger, and beside it `FILE.meta.json`: what was asked"
    yield "for and as known when, what was read, what each column means, what was left out and why, and the terms."
    yield ""
    rows = ((f"`{f.name}`", f.meaning, ", ".join(f.holds), f.extra and f"`{f.extra}`") for f in FORMATS)
    yield from table(("format", "is", "layers", "extra"), rows)
    for form in FORMATS:
        if form.columns:
            yield f"## {form.name}"
            yield ""
            yield from table(("column", "meaning"), ((f"`{name}`", meaning) for name, meaning in form.columns))
    yield "# Layers"
    yield ""
    yield "The tables of `geojson`, `gpkg`, `parquet`, `geoparquet`, `kml`, of the API, and of data frames in Python."
    yield ""
    for layer in (*LAYERS, TOLLS, DISPUTES):
        yield f"## {layer.name}"
        yield ""
        yield layer.meaning
        yield ""
        yield from table(("column", "type", "meaning"), ((f"`{c.name}`", c.type, c.meaning) for c in layer.columns))
    yield "# Nested JSON"
    yield ""
    yield "What `read --format jsonl`, `who --format json`, `picture`, `events` and `export jsonl` print."
    yield ""
    for title, fields in SHAPES:
        yield f"## {title}"
        yield ""
        yield from table(("field", "meaning"), ((f"`{name}`", meaning) for name, meaning in fields.items()))


def python() -> Iterator[str]:
    """What `import whoholds` offers, and the records that it gives."""
    from whoholds import python as offered

    yield "# Python"
    yield ""
    yield "`pip install 'whoholds[pandas]'` for tables. The [tutorial](../tutorial.ipynb) shows each of these at work."
    yield ""
    yield from _function("whoholds.read", offered.read)
    yield from _function("whoholds.open", offered.open_ledger)
    for title, kind in (("Opened", offered.Opened), ("Listing", offered.Listing)):
        yield from _class(title, kind)
    for record in _records():
        yield from _record(record)


def _records() -> list[type]:
    from whoholds import records
    from whoholds.python import ReadReport
    from whoholds.records import asked, control, entries, events

    found = [ReadReport, records.Report, records.Claim, records.Span, records.ActorRef, records.PlaceRef, records.When]
    found += [
        records.Count,
        records.Source,
        records.Drop,
        entries.Entry,
        control.Standing,
        control.Tenure,
        control.Side,
    ]
    return [*found, events.Event, events.Toll, events.Bound, events.Dispute, events.Position, asked.Asked]


def _function(name: str, called: Callable[..., Any]) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield f"`{name}{_signature(called)}`"
    yield ""
    yield inspect.getdoc(called) or ""
    yield ""


def _class(name: str, kind: type) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield inspect.getdoc(kind) or ""
    yield ""
    rows = []
    for member, value in vars(kind).items():
        if member.startswith("_"):
            continue
        call = _signature(value) if callable(value) else ""
        rows.append((f"`.{member}{call}`", inspect.getdoc(value) or ""))
    yield from table(("member", "gives"), rows)


def _signature(called: Callable[..., Any]) -> str:
    told = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(called)))
    return told.replace("(self, ", "(").replace("(self)", "()")


def _record(kind: Any) -> Iterator[str]:
    yield f"## {kind.__name__}"
    yield ""
    yield inspect.getdoc(kind) or ""
    yield ""
    yield from table(("field", "type"), ((f"`{f.name}`", f"`{f.type}`") for f in dataclasses.fields(kind) if f.init))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
