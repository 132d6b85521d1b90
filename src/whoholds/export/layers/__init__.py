"""The flat tables that exports, the API and data frames share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from whoholds.export.layers.claims import CLAIMS
from whoholds.export.layers.columns import Column, Feature, Layer, Type, Value
from whoholds.export.layers.control import CONTROL
from whoholds.export.layers.events import EVENTS
from whoholds.export.layers.places import PLACES, REPORTS
from whoholds.records import PlaceRef
from whoholds.records.asked import Asked, Listed
from whoholds.records.control import Standing
from whoholds.records.entries import Entry
from whoholds.records.events import Event

LAYERS: tuple[Layer, ...] = (CONTROL, EVENTS, CLAIMS, PLACES, REPORTS)


class Selected(Protocol):
    """A part of a ledger, as exports ask for it."""

    @property
    def asked(self) -> Asked: ...
    def entries(self) -> Iterable[tuple[int, Entry]]: ...
    def events(self) -> Iterable[Event]: ...
    def control(self) -> Iterable[Standing]: ...
    def places(self) -> Iterable[tuple[str, PlaceRef]]: ...
    def reports(self) -> Iterable[Listed]: ...
    def reports_named(self, ids: Iterable[str]) -> dict[str, Listed]: ...


def layer_named(name: str) -> Layer:
    """The layer of a name; raises KeyError."""
    return {layer.name: layer for layer in LAYERS}[name]


def features(selected: Selected, layer: Layer) -> Iterator[Feature]:
    """The rows of a layer, in the order of the ledger's lists."""
    if layer is CLAIMS:
        yield from (layer.feature(entry, seq) for seq, entry in selected.entries())
    elif layer is EVENTS:
        yield from map(layer.feature, selected.events())
    elif layer is CONTROL:
        yield from map(layer.feature, selected.control())
    elif layer is PLACES:
        yield from (layer.feature(key, ref) for key, ref in selected.places())
    else:
        yield from map(layer.feature, selected.reports())


__all__ = [
    "CLAIMS",
    "CONTROL",
    "EVENTS",
    "LAYERS",
    "PLACES",
    "REPORTS",
    "Column",
    "Feature",
    "Layer",
    "Selected",
    "Type",
    "Value",
    "features",
    "layer_named",
]
