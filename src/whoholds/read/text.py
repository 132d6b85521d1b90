"""Plain text: the whole file is one report, kept as given; a leading `date YYYY-MM-DD` says when it was published.

Without it the day that the file states of itself counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.read.dates import leading_date, published_date
from whoholds.read.decoding import decode
from whoholds.read.language import language_of
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.read.stated import stated_day
from whoholds.records import Report


def read_text(source: Source) -> Iterator[Report | Failed]:
    """One report. Raises Unreadable for an empty or binary file and for a date in the future."""
    text = decode(source.content())
    if not text.strip():
        raise Unreadable("empty")
    yield Report(
        text=text,
        published=published_date(leading_date(text), source.today) or stated_day(text, source),
        url=source.url,
        language=language_of(text),
    )
