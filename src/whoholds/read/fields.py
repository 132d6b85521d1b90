"""The fields of a JSON object or a table's row to a report; other fields are left alone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping as Dict

from whoholds.read.dates import leading_date, published_moment
from whoholds.read.language import language_of
from whoholds.read.mapping import Mapping
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


def report_of(value: object, today: dt.date, mapping: Mapping | None = None) -> Report:
    """The report that a JSON object describes. Raises Unreadable where it has no text or a field of the wrong kind."""
    if not isinstance(value, dict):
        raise Unreadable(f"a report is a JSON object, not {type(value).__name__}")
    return row_report((mapping or Mapping()).apply(value), today)


def row_report(value: Dict[str, object], today: dt.date) -> Report:
    """The report that fields by their own names describe. Raises Unreadable as `report_of` does."""
    text = _string(value, "text")
    if text is None:
        raise Unreadable("no text")
    if not text.strip():
        raise Unreadable("empty text")
    moment = published_moment(value.get("published") or leading_date(text), today)
    return Report(
        text=text,
        id=_string(value, "id") or "",
        published=moment.day if moment else None,
        title=_string(value, "title") or None,
        source=_string(value, "source") or None,
        url=_string(value, "url") or None,
        language=_string(value, "language") or language_of(text),
        published_at=moment.at if moment else None,
        authors=_names(value.get("authors")),
    )


def _names(value: object) -> tuple[str, ...]:
    """Names in a list, or in one string that ";" parts."""
    listed = value.split(";") if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(name.strip() for name in listed if isinstance(name, str) and name.strip())


def _string(value: Dict[str, object], field: str) -> str | None:
    """A field's string, numbers written out (ids often are). Raises Unreadable for other kinds and broken Unicode."""
    found = value.get(field)
    if found is None:
        return None
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    if not isinstance(found, str):
        raise Unreadable(f"{field} is {type(found).__name__}, not text")
    return unbroken(found, field)


def unbroken(words: str, field: str) -> str:
    """The words of a field. Raises Unreadable where JSON gave half a surrogate pair, which no file can hold."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable(f"{field} has half a surrogate pair at {error.start}") from error
    return words
