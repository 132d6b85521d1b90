"""ReliefWeb's API: the reports in an answer of `/reports`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from whoholds.read.composing import Composer
from whoholds.read.dates import moment_of, past
from whoholds.read.html.fragment import parts_of
from whoholds.read.language import language_of
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.records import Report

Json = dict[str, Any]


def is_answer(value: object) -> bool:
    """Whether a JSON value is an answer: data with fields."""
    data = value.get("data") if isinstance(value, dict) else None
    return isinstance(data, list) and all(
        isinstance(item, dict) and isinstance(item.get("fields"), dict) for item in data
    )


def read_answer(value: Json, source: Source) -> Iterator[Report | Failed]:
    """The reports; one without a body fails alone."""
    if not value["data"]:
        raise Unreadable("an answer without reports")
    for item in value["data"]:
        name = f"{source.name}#{item.get('id')}"
        try:
            yield _report(item, source.today)
        except Unreadable as error:
            yield Failed(name, str(error))


def _report(item: Json, today: dt.date) -> Report:
    fields = item["fields"]
    composer = Composer()
    for part in parts_of(str(fields.get("body-html") or fields.get("body") or "")):
        composer.add(part)
    if not composer.text:
        raise Unreadable("no body; ask the API for fields[include][]=body-html")
    dates = fields.get("date") if isinstance(fields.get("date"), dict) else {}
    moment = past(moment_of(dates.get("original")) or moment_of(dates.get("created")), today)
    changed = moment_of(dates.get("changed"))
    return Report(
        text=composer.text,
        id=f"reliefweb:{item.get('id')}",
        published=moment.day if moment else None,
        title=fields.get("title") if isinstance(fields.get("title"), str) else None,
        source=", ".join(_names(fields.get("source"))) or "ReliefWeb",
        url=next((fields[key] for key in ("url_alias", "url") if isinstance(fields.get(key), str)), None),
        language=language_of(composer.text, hint=next(iter(_names(fields.get("language"), "code")), None)),
        published_at=moment.at if moment else None,
        modified=changed.at if changed else None,
        marks=tuple(composer.marks),
    )


def _names(value: object, key: str = "name") -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [one[key] for one in listed if isinstance(one, dict) and isinstance(one.get(key), str)]
