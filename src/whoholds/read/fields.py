"""A JSON object to a report: `id`, `text`, `published`, `title`, `source`, `url`; other fields are left alone."""

from __future__ import annotations

import datetime as dt
import json

from whoholds.read.dates import leading_date, published_date
from whoholds.read.outcome import Unreadable
from whoholds.records import Report


def parse_json(text: str) -> object:
    """The value that JSON text holds. Raises Unreadable with the place where it breaks."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON: {error.msg} at line {error.lineno} column {error.colno}") from error
    except RecursionError:
        raise Unreadable("broken JSON: nested too deeply") from None
    except ValueError as error:
        raise Unreadable(f"broken JSON: {error}") from error


def report_of(value: object, today: dt.date) -> Report:
    """The report that a JSON object describes. Raises Unreadable where it has no text or a field of the wrong kind."""
    if not isinstance(value, dict):
        raise Unreadable(f"a report is a JSON object, not {type(value).__name__}")
    text = _string(value, "text")
    if text is None:
        raise Unreadable("no text")
    if not text.strip():
        raise Unreadable("empty text")
    return Report(
        text=text,
        id=_string(value, "id") or "",
        published=published_date(value.get("published") or leading_date(text), today),
        title=_string(value, "title") or None,
        source=_string(value, "source") or None,
        url=_string(value, "url") or None,
    )


def _string(value: dict[str, object], field: str) -> str | None:
    """A field's string, numbers written out (ids often are). Raises Unreadable for other kinds and broken Unicode."""
    found = value.get(field)
    if found is None:
        return None
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    if not isinstance(found, str):
        raise Unreadable(f"{field} is {type(found).__name__}, not text")
    try:
        found.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable(f"{field} has half a surrogate pair at {error.start}") from error
    return found
