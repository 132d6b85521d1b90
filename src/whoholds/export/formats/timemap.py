"""Events as TimeMap shows them: an array of events in FILE, the reports they come from in FILE's `.sources.json`.

The shape is that of TimeMap's own checks: all cells are text, latitude and longitude stand together, no other keys.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoholds.export.events_rows import days_words, place_name, toll_words
from whoholds.export.families import family_of
from whoholds.export.formats.written import Format, Written
from whoholds.export.layers import Layer, Selected
from whoholds.export.layers.columns import pin
from whoholds.records.asked import Listed
from whoholds.records.events import Event

COLUMNS = (
    ("id", "the event's id"),
    ("description", "what, where, who, tolls by claimant, and the words"),
    ("date", "the first day"),
    ("time", "always empty: reports are read to the day"),
    ("time_precision", "“day”, or the days that it may have lasted"),
    ("location", "the place's name"),
    ("latitude", "as text; empty, with longitude, where no point stands for the place"),
    ("longitude", "as text"),
    ("category", "the family: control, violence, harm, humanitarian or politics"),
    ("category_full", "the kind"),
    ("associations", "kind, then the agents' names"),
    ("sources", "ids of reports, as in the file of sources"),
)
TOLD = 3
"""How many quotes a description holds."""


def event_entry(event: Event) -> dict[str, Any]:
    """One event."""
    point = pin(event.place)
    lon, lat = (str(edge) for edge in point) if point else ("", "")
    quotes = [" ".join(entry.claim.quote.text.split()) for entry in event.entries]
    kind = event.kind.value.replace("_", " ")
    head = f"{kind}, {place_name(event.place)}, {days_words(event)}"
    by = ", ".join(ref.name for ref in event.agents)
    tolls = [toll_words(toll) for toll in event.tolls]
    said = [f"“{quote}”" for quote in dict.fromkeys(quotes)][:TOLD]
    return {
        "id": event.id,
        "description": ". ".join([head, *([f"by {by}"] if by else []), *tolls, *said]),
        "date": event.first.isoformat(),
        "time": "",
        "time_precision": "day" if event.first == event.last else days_words(event),
        "location": place_name(event.place),
        "latitude": lat,
        "longitude": lon,
        "category": family_of(event.kind).value,
        "category_full": kind,
        "associations": list(dict.fromkeys([kind, *(ref.name for ref in event.agents)])),
        "sources": sorted({entry.claim.report_id for entry in event.entries}),
    }


def source_entry(report: Listed) -> dict[str, Any]:
    """One report."""
    published = report.published.isoformat() if report.published else ""
    return {
        "id": report.id,
        "title": report.title or "",
        "paths": [],
        "type": "report",
        "url": report.url or "",
        "author": report.source or "",
        "date": published,
    }


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write the events, and the reports that they come from beside them."""
    events = [event_entry(event) for event in selected.events()]
    wanted = {key for event in events for key in event["sources"]}
    sources = {key: source_entry(report) for key, report in selected.reports_named(wanted).items()}
    beside = out.with_name(out.name + ".sources.json")
    out.write_text(json.dumps(events, ensure_ascii=False, indent=1) + "\n", "utf-8")
    beside.write_text(json.dumps(sources, ensure_ascii=False, indent=1) + "\n", "utf-8")
    written.rows.update({layer.name: len(events) for layer in layers})
    written.beside.append(beside)


TIMEMAP = Format(
    "timemap",
    "TimeMap JSON",
    ".json",
    "for the TimeMap viewer: events in the file, their reports in the file's `.sources.json`",
    ("events",),
    write,
    columns=COLUMNS,
)
