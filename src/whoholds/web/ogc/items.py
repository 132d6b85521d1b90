"""Features of a collection for a query, a page at a time; a page goes on after the last feature of the one before.

Claims and reports come in the order of ingest, places, events and tenures in that of their ids: what comes in between
two pages neither shifts nor repeats what is there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from whoholds.account import Account
from whoholds.account.selection import Selection
from whoholds.export.formats.geojson import feature_object
from whoholds.export.layers import CLAIMS, PLACES, REPORTS, Feature, Layer
from whoholds.records.asked import Asked
from whoholds.web.ogc.kept import Kept
from whoholds.web.ogc.params import Box, Query
from whoholds.web.ogc.problems import AskedWrongError

Json = dict[str, Any]
NOWHERE: Json = {"type": "MultiPoint", "coordinates": []}


@dataclass(frozen=True, slots=True)
class Page:
    """Features in GeoJSON, and where the next page goes on; None on the last."""

    features: tuple[Json, ...]
    after: str | None


def page(account: Account, layer: Layer, query: Query, kept: Kept) -> Page:
    """The page that a query asks for."""
    found = list(islice(_meeting(account, layer, query, kept), query.limit + 1))
    shown = found[: query.limit]
    after = str(shown[-1][0].order) if len(found) > query.limit else None
    return Page(tuple(row for _, row in shown), after)


def _meeting(account: Account, layer: Layer, query: Query, kept: Kept) -> Iterator[tuple[Feature, Json]]:
    for feature in _ordered(account, layer, query, kept):
        if query.box and not within(feature.point, query.box):
            continue
        row = served_feature(layer, feature)
        if query.condition is None or query.condition.holds(row):
            yield feature, row


def _ordered(account: Account, layer: Layer, query: Query, kept: Kept) -> Iterator[Feature]:
    selected = Selection(account, query.asked)
    if layer in (CLAIMS, REPORTS):
        numbered = selected.entries(_number(query.after)) if layer is CLAIMS else None
        if numbered is not None:
            return (layer.feature(entry, seq) for seq, entry in numbered)
        return map(layer.feature, selected.reports(_number(query.after)))
    if layer is PLACES:
        return (layer.feature(key, ref) for key, ref in selected.places(query.after or ""))
    after = query.after or ""
    return (feature for feature in kept.all(account, layer, query.asked) if str(feature.order) > after)


def _number(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise AskedWrongError("after: take it from the link to the next page")
    return int(after)


def one(account: Account, layer: Layer, feature_id: str, *, as_known: dt.date | None, kept: Kept) -> Feature | None:
    """The feature of an id, or None."""
    if layer is CLAIMS:
        entry = account.view.claims([feature_id]).get(feature_id)
        known = entry and (as_known is None or entry.known <= as_known)
        return layer.feature(account.outlets.label(entry)) if entry and known else None
    if layer is REPORTS:
        report = account.catalogue.reports_named([feature_id]).get(feature_id)
        return layer.feature(report) if report and (as_known is None or report.known <= as_known) else None
    if layer is PLACES:
        ref = account.view.places([feature_id]).get(feature_id)
        return layer.feature(feature_id, ref) if ref else None
    found = kept.all(account, layer, Asked(as_known=as_known))
    return next((feature for feature in found if feature.id == feature_id), None)


def served_feature(layer: Layer, feature: Feature) -> Json:
    """A row as the API gives it; without a point its geometry is an empty one.

    OGC's schema of features refuses null; RFC 7946 lets empty coordinates stand for it.
    """
    row = feature_object(layer, feature)
    return row if row["geometry"] else {**row, "geometry": NOWHERE}


def within(point: tuple[float, float] | None, box: Box) -> bool:
    """Whether a point lies in a box; a box whose west lies east of its east goes over the date line."""
    if point is None:
        return False
    west, south, east, north = box
    lon, lat = point
    inside = west <= lon <= east if west <= east else lon >= west or lon <= east
    return inside and south <= lat <= north


__all__ = ["Page", "one", "page", "served_feature", "within"]
