"""What a whole report's reading carries from the resolve stage."""

from __future__ import annotations

import datetime as dt

from whoholds.flow import Reader
from whoholds.records import Report


def test_a_reading_carries_what_the_report_has_otherwise_than_the_gazetteer(reader: Reader) -> None:
    text = "Afghan troops left Gardez, the capital of Khost province, by night."
    report = Report(text, published=dt.date(2021, 8, 2))
    (found,) = reader.read(report).discrepancies
    found.span.check(report.text)
    assert (found.says, found.known) == ("Gardez is the capital of Khost province", "that is Khost")
