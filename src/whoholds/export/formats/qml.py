"""A style for QGIS: one symbol for each family, or for each state of control; claimed and disputed ones hollow."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from whoholds.export.colours import COLOURS
from whoholds.export.families import Family
from whoholds.export.layers import Layer
from whoholds.records.control import Basis, State

FIRM = frozenset({Basis.REPORTED, Basis.CONFIRMED})


def style(layer: Layer) -> str:
    """The style of a layer as QGIS reads it (QML)."""
    names = {column.name for column in layer.columns}
    if "state" in names:
        kinds = [
            (f"{state} {basis}", f"{state}, {basis}", COLOURS[state], basis in FIRM)
            for state in State
            for basis in Basis
        ]
        return _categorised('"state" || \' \' || "basis"', kinds)
    if "family" in names:
        return _categorised('"family"', [(family, family.value, COLOURS[family], True) for family in Family])
    return _document(
        '<renderer-v2 type="singleSymbol"><symbols>' + _symbol("0", "#777777", True) + "</symbols></renderer-v2>"
    )


def _categorised(attribute: str, kinds: list[tuple[str, str, str, bool]]) -> str:
    categories = "".join(
        f'<category symbol="{number}" value={quoteattr(value)} label={quoteattr(label)} render="true"/>'
        for number, (value, label, _, _) in enumerate(kinds)
    )
    symbols = "".join(_symbol(str(number), colour, firm) for number, (_, _, colour, firm) in enumerate(kinds))
    return _document(
        f'<renderer-v2 type="categorizedSymbol" attr={quoteattr(attribute)} enableorderby="0" forceraster="0">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2>"
    )


def _document(renderer: str) -> str:
    return f'<!DOCTYPE qgis><qgis version="3.22" styleCategories="Symbology">{renderer}</qgis>'


def _symbol(name: str, colour: str, firm: bool) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    inside = f"{red},{green},{blue},{255 if firm else 40}"
    options = {
        "name": "circle",
        "color": inside,
        "outline_color": f"{red},{green},{blue},255",
        "outline_width": "0.6",
        "size": "3",
        "size_unit": "MM",
    }
    rows = "".join(f'<Option name="{key}" value="{value}" type="QString"/>' for key, value in options.items())
    return (
        f'<symbol type="marker" name="{name}" alpha="1" clip_to_extent="1"><layer class="SimpleMarker" enabled="1" '
        f'locked="0" pass="0"><Option type="Map">{rows}</Option></layer></symbol>'
    )
