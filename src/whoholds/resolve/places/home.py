"""Where a report's outlet is at home: a weak reason for places of that country."""

from __future__ import annotations

from urllib.parse import urlsplit

from whoholds.records import PlaceType, Report
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.gazetteer import Gazetteer

SOLD_WIDELY = frozenset("ai am cc cd co dj fm gg io la ly me mn pw re sh st tk to tv vc ws".split())
"""Country domains that are sold to anyone, so that they tell no country."""
SPELT_OTHERWISE = {"uk": "GB"}
"""Country domains that aren't the ISO 3166-1 code."""


def home_of(report: Report, gazetteer: Gazetteer) -> str | None:
    """The country that the outlet's name speaks of ("Sudan Tribune"), else that of its domain, else None."""
    return _named(report.source or "", gazetteer) or _domain(report.url or report.source or "", gazetteer)


def _named(source: str, gazetteer: Gazetteer) -> str | None:
    """The one country that the words of a name are the name or the adjective of."""
    words = source.replace("-", " ").split()
    found = set()
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            code = gazetteer.demonyms.get(name) or _country(name, gazetteer)
            if code:
                found.add(code)
    return found.pop() if len(found) == 1 else None


def _country(name: str, gazetteer: Gazetteer) -> str | None:
    if len(name) < 4 or not name[0].isupper():
        return None
    own = (c for c in gazetteer.candidates(name) if c.grade <= Grade.CURATED and c.place.type is PlaceType.COUNTRY)
    return next((c.place.country for c in own), None)


def _domain(address: str, gazetteer: Gazetteer) -> str | None:
    """The country of a web address's last part."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    last = host.rpartition(".")[2] if "." in host else ""
    if len(last) != 2 or last in SOLD_WIDELY:
        return None
    code = SPELT_OTHERWISE.get(last, last.upper())
    return code if gazetteer.country(code) else None
