"""What a ledger is about: the first thing that the page asks, and what fell on which day."""

from __future__ import annotations

import getpass

from fastapi import APIRouter

from whoholds import __version__
from whoholds.account import chronicle
from whoholds.export.families import family_of
from whoholds.ledger.browse import Browser
from whoholds.picture.likeness import HAPPENINGS
from whoholds.records import Extent, Kind, Status
from whoholds.web.served import Asked
from whoholds.web.view.asking import Country, Json, Stretch

router = APIRouter()


@router.get("/ledger")
def ledger(served: Asked) -> Json:
    """The ledger's name, the countries it tells of, the words it uses, and whether claims may be judged."""
    lands = Browser(served.account.view.engine).lands()
    return {
        "name": served.name,
        "version": __version__,
        "edits": served.edits,
        "judge": getpass.getuser() if served.edits else None,
        "own_boundaries": served.boundaries is not None,
        "lands": [
            {
                "country": land.country,
                "places": land.places,
                "tenures": land.tenures,
                "first": land.first.isoformat(),
                "last": land.last.isoformat(),
            }
            for land in lands
        ],
        "kinds": {kind.value: family_of(kind) for kind in Kind},
        "statuses": [status.value for status in Status],
        "extents": [extent.value for extent in Extent],
    }


@router.get("/days")
def days(served: Asked, stretch: Stretch) -> Json:
    """How many reports were published on each day, and how many claims tell of something that happened on it."""
    browser = Browser(served.account.view.engine)
    return {
        "reports": browser.reports_by_day(stretch.country, stretch.as_known),
        "claims": browser.claims_by_day(HAPPENINGS, stretch.country, stretch.as_known),
    }


@router.get("/coverage")
def coverage(served: Asked, country: Country = None) -> list[Json]:
    """What was read, by outlet and country, with the gaps."""
    return [
        {
            "outlet": reach.outlet,
            "country": reach.country,
            "reports": reach.reports,
            "claims": reach.claims,
            "first": reach.first,
            "last": reach.last,
            "gaps": reach.gaps,
        }
        for reach in chronicle.covered(served.account, country.upper() if country else None)
    ]
