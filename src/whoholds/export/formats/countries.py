"""Countries as ACLED and UCDP name and number them: `countries.csv`, written from the public lists of both."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """`iso` is ISO 3166-1 numeric, `gwno` Gleditsch and Ward's number; empty where there is none."""

    iso: str
    name: str
    acled_region: str
    ucdp_region: str
    gwno: str


@cache
def _countries() -> dict[str, Country]:
    lines = files("whoholds.export.formats").joinpath("countries.csv").read_text("utf-8").splitlines()
    return {row.pop("iso2"): Country(**row) for row in csv.DictReader(lines)}


def country(code: str | None) -> Country:
    """The country of a two-letter code; its name is the code, and all else empty, where the list hasn't got it."""
    return _countries().get(code or "") or Country("", code or "", "", "", "")
