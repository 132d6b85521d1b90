"""The answers of `who` and `picture` as text for a terminal of 80 columns, and as flat rows."""

from __future__ import annotations

import textwrap
from typing import Any

from whoholds.export.picture_json import party_name
from whoholds.export.wording import printable
from whoholds.picture.voices import speaker_words
from whoholds.records import PlaceRef, PlaceType
from whoholds.records.control import Basis, Standing, State, Tenure
from whoholds.records.entries import Entry

WIDTH = 80
SHOWN = 6
"""How many claims for, and against, are printed with their words; the others are counted."""

BASES = {
    Basis.CLAIMED: "by that side's own word alone",
    Basis.REPORTED: "reported",
    Basis.CONFIRMED: "confirmed by independent voices",
    Basis.DISPUTED: "disputed",
}


def state_words(tenure: Tenure | None) -> str:
    """The state in words: "held by X", "contested: X / Y", "besieged by Y, held by X".

    A side's own word alone is never shown as held: "claimed by X".
    """
    if tenure is None or tenure.state is State.UNKNOWN:
        return "unknown"
    holder = printable(party_name(tenure.holder, tenure.state))
    if tenure.state is State.HELD:
        return f"{'claimed' if tenure.basis is Basis.CLAIMED else 'held'} by {holder}"
    if tenure.state is State.BESIEGED:
        by = f" by {printable(party_name(tenure.besieger, State.HELD))}" if tenure.besieger else ""
        return f"besieged{by}" + (f", held by {holder}" if holder else "")
    share = {"most": f", {holder} in most of it", "part": f", {holder} in parts of it"}.get(tenure.extent or "")
    return "contested" + (share if share and holder else f": {holder}" if holder else "")


def place_words(place: PlaceRef) -> str:
    """A place's name, with its sort where the name alone could be a town's."""
    name = printable(place.name)
    plain = place.type in {PlaceType.CITY, PlaceType.VILLAGE} or place.type in name.casefold()
    return name if plain else f"{name} ({place.type})"


def standing_cells(standing: Standing) -> tuple[str, ...]:
    """The cells of a row for one place: name, country, state, basis, since, last words."""
    tenure = standing.tenure
    if tenure is None:
        return place_words(standing.place), standing.place.country or "", "unknown", "", "", ""
    basis = tenure.basis + (" (inferred)" if tenure.inferred else "")
    last = str(tenure.last_confirmed or "")
    return (
        place_words(standing.place),
        standing.place.country or "",
        state_words(tenure),
        basis,
        str(tenure.since),
        last,
    )


def standing_text(standing: Standing) -> str:
    """One place: its state, since when, on what basis, and the words."""
    place, tenure = standing.place, standing.tenure
    where = printable(", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)))
    known = f", as known on {standing.as_known}" if standing.as_known else ""
    lines = [f"{where} ({place.type})", f"  on {standing.at}{known}: {state_words(tenure)}"]
    if tenure:
        until = f" until {tenure.until}" if tenure.until else ""
        lines.append(f"  since {tenure.since}{until}; last words on it: {tenure.last_confirmed}; {BASES[tenure.basis]}")
        if tenure.inferred:
            lines.append(f"  inferred: {tenure.inferred}")
    lines += _words("for", standing.supporting) + _words("against", standing.opposing)
    if standing.history:
        lines += ["  history:", *(f"    {_stretch(one)}  {state_words(one)} ({one.basis})" for one in standing.history)]
    return "\n".join(lines) + "\n"


def _stretch(tenure: Tenure) -> str:
    return f"{tenure.since} to {tenure.until or '...       '}"


def _words(title: str, entries: tuple[Entry, ...]) -> list[str]:
    if not entries:
        return []
    newest = sorted(entries, key=lambda entry: (str(entry.published), entry.id), reverse=True)
    lines = [f"  {title}:"]
    for entry in newest[:SHOWN]:
        lines += _quoted(entry)
    if len(newest) > SHOWN:
        lines.append(f"    and {len(newest) - SHOWN} more")
    return lines


def _quoted(entry: Entry) -> list[str]:
    claim = entry.claim
    said = f"; says {speaker_words(claim.source, claim.quote)}" if claim.source else ""
    denied = "" if claim.status == "asserted" else f" ({claim.status})"
    letter = "" if entry.reliability == "F" else f" ({entry.reliability})"
    origin = printable(f"{entry.published or 'undated'} {entry.outlet}{letter}, {claim.kind}{denied}{said}")
    head = f"    {origin} [{entry.id}]"
    quote = textwrap.wrap(f"“{printable(claim.quote.text)}”", WIDTH - 6)
    return [
        *textwrap.wrap(
            head, WIDTH, initial_indent="", subsequent_indent="      ", drop_whitespace=True, replace_whitespace=False
        ),
        *(f"      {line}" for line in quote),
    ]


def standing_row(standing: Standing) -> dict[str, Any]:
    """One place as a flat row."""
    row = tenure_row(standing, standing.tenure)
    return {"at": standing.at.isoformat(), **row}


def tenure_row(standing: Standing, tenure: Tenure | None) -> dict[str, Any]:
    """One tenure of a place as a flat row."""
    place = standing.place
    return {
        "place": place.name,
        "country": place.country,
        "type": place.type,
        "place_id": place.place_id,
        "lat": place.lat,
        "lon": place.lon,
        "state": tenure.state if tenure else State.UNKNOWN,
        "holder": party_name(tenure.holder, tenure.state) if tenure else "",
        "besieger": party_name(tenure.besieger, State.HELD) if tenure else "",
        "extent": tenure.extent if tenure else None,
        "basis": tenure.basis if tenure else None,
        "since": tenure.since.isoformat() if tenure else None,
        "until": tenure.until.isoformat() if tenure and tenure.until else None,
        "last_confirmed": tenure.last_confirmed.isoformat() if tenure and tenure.last_confirmed else None,
        "for": len(tenure.supporting) if tenure else 0,
        "against": len(tenure.opposing) if tenure else 0,
    }
