"""KML 2.2 with times, for Google Earth and others that have a time slider: a folder a layer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from whoholds.export.colours import COLOURS
from whoholds.export.formats.written import Format, Written, plain
from whoholds.export.layers import Feature, Layer, Selected, features

_UNHOLDABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NO_POINT = "no point stands for its place"


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write the rows that have a point; the others are counted as left out."""
    with out.open("w", encoding="utf-8") as stream:
        stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
        )
        stream.write(f"<name>whoholds</name>\n{''.join(_styles())}")
        for layer in layers:
            stream.write(f"<Folder>\n<name>{_text(layer.title)}</name>\n")
            for feature in features(selected, layer):
                if feature.point is None:
                    written.left_out[f"{layer.name}: {NO_POINT}"] += 1
                    continue
                stream.write(_placemark(layer, feature))
                written.rows[layer.name] += 1
            stream.write("</Folder>\n")
        stream.write("</Document>\n</kml>\n")


def _styles() -> Iterator[str]:
    for name, colour in COLOURS.items():
        red, green, blue = colour[1:3], colour[3:5], colour[5:7]
        yield f'<Style id="{name}"><IconStyle><color>ff{blue}{green}{red}</color></IconStyle></Style>\n'


def _placemark(layer: Layer, feature: Feature) -> str:
    cells = {name: plain(value) for name, value in layer.row(feature).items()}
    lon, lat = feature.point or (0.0, 0.0)
    style = cells.get("state") or cells.get("family")
    name = f"{cells.get('place') or ''}: {cells.get('words') or str(cells.get('kind') or '').replace('_', ' ')}"
    words = cells.get("quote") or cells.get("quotes") or ""
    data = "".join(
        f'<Data name="{key}"><value>{_text(str(value))}</value></Data>'
        for key, value in cells.items()
        if value is not None
    )
    return (
        f'<Placemark id="{_text(layer.name)}-{_text(feature.id)}"><name>{_text(name.rstrip(": "))}</name>'
        f"<description>{_text(str(words))}</description>{_span(feature)}"
        + (f"<styleUrl>#{style}</styleUrl>" if style else "")
        + f"<ExtendedData>{data}</ExtendedData><Point><coordinates>{lon},{lat}</coordinates></Point></Placemark>\n"
    )


def _span(feature: Feature) -> str:
    """The days, both inclusive; without an end while it lasts."""
    begin = f"<begin>{feature.first}</begin>" if feature.first else ""
    end = f"<end>{feature.last}</end>" if feature.last else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""


def _text(words: str) -> str:
    """Text as XML can hold it: reports are strangers' words."""
    return escape(_UNHOLDABLE.sub("\ufffd", words), {'"': "&quot;"})


KML = Format(
    "kml",
    "KML",
    ".kml",
    "for Google Earth and other globes with a time slider; only what has a point",
    ("control", "events", "claims", "places"),
    write,
    several=True,
)
