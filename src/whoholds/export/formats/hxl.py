"""Events with Humanitarian Exchange Language tags in the second row: what happened, where, who was hurt, what was hit.

The columns follow those that humanitarian data sets on attacks use; each harm to a health or education facility is a
row's `#indicator`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from whoholds.export.formats.coded import code_of, notes
from whoholds.export.formats.countries import country
from whoholds.export.formats.table import Cell, write_table
from whoholds.export.formats.written import Format, Written
from whoholds.export.layers import Layer, Selected
from whoholds.export.layers.columns import pin
from whoholds.records import Counted, Kind
from whoholds.records.events import Event

COLUMNS = (
    ("Event id", "#event+id"),
    ("Kind", "#event+type"),
    ("ACLED event type", "#event+type+acled"),
    ("ACLED sub-event type", "#event+subtype+acled"),
    ("First day", "#date+occurred+start"),
    ("Last day", "#date+occurred+end"),
    ("Last report", "#date+reported"),
    ("Country", "#country+name"),
    ("Country code", "#country+code+iso2"),
    ("First-order division", "#adm1+name"),
    ("Place", "#loc+name"),
    ("Place id", "#loc+code"),
    ("Latitude", "#geo+lat"),
    ("Longitude", "#geo+lon"),
    ("Place precision", "#geo+precision"),
    ("Who did it", "#group+perp+name"),
    ("Killed", "#affected+killed+num"),
    ("Killed, least", "#affected+killed+min+num"),
    ("Killed, most", "#affected+killed+max+num"),
    ("Injured", "#affected+injured+num"),
    ("Displaced", "#affected+idps+num"),
    ("Detained", "#affected+arrested+num"),
    ("Abducted", "#affected+kidnapped+num"),
    ("Health facilities damaged or destroyed", "#indicator+health_facility+damaged+num"),
    ("Schools damaged or destroyed", "#indicator+educationfacility+attack+num"),
    ("Numbers disputed", "#status+toll"),
    ("Words", "#description"),
    ("Who printed it", "#meta+source"),
    ("Links", "#meta+source+url"),
)
MEANINGS = tuple((tag, name) for name, tag in COLUMNS)
HEALTH = frozenset("hospital hospitals clinic clinics ambulance ambulances medical health".split())
EDUCATION = frozenset("school schools university universities college kindergarten madrassa".split())


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write a row an event, under a row of names and a row of tags."""
    heads = [[name for name, _ in COLUMNS], [tag for _, tag in COLUMNS]]
    written.rows["events"] = write_table(out, heads, _rows(selected))


def _rows(selected: Selected) -> Iterator[Sequence[Cell]]:
    events = list(selected.events())
    reports = selected.reports_named({entry.claim.report_id for event in events for entry in event.entries})
    urls = {key: report.url or "" for key, report in reports.items()}
    for event in events:
        yield row(event, urls)


def row(event: Event, urls: dict[str, str]) -> tuple[Cell, ...]:
    """The cells of one event."""
    return (*_what(event), *_where(event), *_who(event), *_harm(event), *_told(event, urls))


def _what(event: Event) -> tuple[Cell, ...]:
    found = code_of(event)
    acled = found.acled if found else None
    reported = max((entry.published.isoformat() for entry in event.entries if entry.published), default="")
    return (
        event.id,
        event.kind.value,
        acled.event_type if acled else "",
        acled.sub_event_type if acled else "",
        event.first.isoformat(),
        event.last.isoformat(),
        reported,
    )


def _where(event: Event) -> tuple[Cell, ...]:
    place = event.place
    if place is None:
        return ("",) * 8
    lon, lat = pin(place) or (None, None)
    land = country(place.country)
    return (
        land.name,
        place.country or "",
        place.admin1 or "",
        place.name,
        place.place_id or "",
        lat,
        lon,
        place.precision,
    )


def _who(event: Event) -> tuple[Cell, ...]:
    return ("; ".join(ref.name for ref in event.agents),)


def _harm(event: Event) -> tuple[Cell, ...]:
    least, best, most = _toll(event, Counted.KILLED)
    others = (Counted.WOUNDED, Counted.DISPLACED, Counted.DETAINED, Counted.ABDUCTED)
    return (best, least, most, *(_toll(event, what)[1] for what in others), *_facilities(event))


def _toll(event: Event, what: Counted) -> tuple[int | None, int | None, int | None]:
    """Least, best and most: of several victim groups the largest, since one may hold another."""
    tolls = [toll for toll in event.tolls if toll.what is what]
    largest = max(tolls, key=lambda toll: (toll.best or 0, toll.victims), default=None)
    return (largest.low, largest.best, largest.high) if largest else (None, None, None)


def _facilities(event: Event) -> tuple[int | None, int | None]:
    """How many places of health and of learning are said to be damaged: at least one each where words name one."""
    hit = [ref.name for e in event.entries if e.claim.kind is Kind.DAMAGE for ref in e.claim.targets]
    words = [set(name.casefold().split()) for name in dict.fromkeys(hit)]
    return sum(bool(one & HEALTH) for one in words) or None, sum(bool(one & EDUCATION) for one in words) or None


def _told(event: Event, urls: dict[str, str]) -> tuple[Cell, ...]:
    links = [urls.get(key, "") for key in sorted({entry.claim.report_id for entry in event.entries})]
    return (
        "disputed" if any(toll.disputed for toll in event.tolls) else "",
        notes(event),
        "; ".join(sorted({entry.outlet for entry in event.entries if entry.outlet})),
        "; ".join(filter(None, links)),
    )


HXL_CSV = Format(
    "hxl-csv",
    "CSV with HXL tags",
    ".csv",
    "for humanitarian tools and the Humanitarian Data Exchange: tags in the second row",
    ("events",),
    write,
    columns=MEANINGS,
)
