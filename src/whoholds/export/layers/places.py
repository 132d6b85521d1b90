"""Places and reports as layers: what reports name, and what was read."""

from __future__ import annotations

from whoholds.export.layers.columns import PLACE, Feature, Layer, date, integer, pin, place_values, text
from whoholds.records import PlaceRef
from whoholds.records.asked import Listed


def place_feature(key: str, ref: PlaceRef) -> Feature:
    """A place as a row."""
    return Feature(key, (key, *place_values(ref)), pin(ref), order=key)


def report_feature(report: Listed) -> Feature:
    """A report as a row; it has no place of its own."""
    values = (
        report.id,
        report.title,
        report.source,
        report.published,
        report.url,
        report.language,
        report.known,
        report.claims,
    )
    return Feature(report.id, values, None, report.published, report.published, report.seq)


PLACES = Layer(
    "places",
    "Places",
    "A place that reports name.",
    (text("place_key", "what names the place in the ledger"), *PLACE),
    "place_key",
    place_feature,
)

REPORTS = Layer(
    "reports",
    "Reports",
    "A report that was read; its text stays in the ledger.",
    (
        text("report_id", "the id given with the report, else a hash of its text"),
        text("title", "its title"),
        text("outlet", "who printed it"),
        date("published", "its day of publication"),
        text("url", "where it was found"),
        text("language", "its language, by its code"),
        date("known_from", "the day from which it was known"),
        integer("claims", "how many claims it makes"),
    ),
    "report_id",
    report_feature,
)
