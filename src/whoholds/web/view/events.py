"""What happened: events for the map, tolls by claimant, disputes in words, and the brief."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from whoholds.account import chronicle
from whoholds.export import brief as writing
from whoholds.export.events_rows import dispute_object, toll_object, toll_rows
from whoholds.export.families import family_of
from whoholds.export.picture_json import place_object
from whoholds.records.events import Event
from whoholds.records.keys import placed
from whoholds.web.served import Asked
from whoholds.web.view.asking import Json, Stretch, words_of

router = APIRouter()


@router.get("/events")
def events(served: Asked, stretch: Stretch) -> list[Json]:
    """The happenings that reach into the stretch, without the words of their claims."""
    return [_event(event) for event in chronicle.events(served.account, stretch)]


@router.get("/tolls")
def tolls(served: Asked, stretch: Stretch) -> list[Json]:
    """A row for each claimant of each toll."""
    return toll_rows(chronicle.events(served.account, stretch))


@router.get("/disputes")
def disputes(served: Asked, stretch: Stretch) -> list[Json]:
    """Words that can't all be so, each position with its claims."""
    return [dispute_object(dispute, words_of) for dispute in chronicle.disputes(served.account, stretch)]


@router.get("/brief")
def brief(
    served: Asked, stretch: Stretch, form: Annotated[Literal["markdown", "html"], Query(alias="format")] = "markdown"
) -> Response:
    """A situation report on the stretch, to keep as a file."""
    read = (
        writing.Coverage(one.outlet, one.country, one.reports, one.claims, one.gaps)
        for one in chronicle.covered(served.account, stretch.country)
    )
    parts = writing.sections(
        chronicle.changes(served.account, stretch),
        chronicle.events(served.account, stretch),
        chronicle.disputes(served.account, stretch),
        read,
    )
    heading = writing.title(stretch.first, stretch.last, stretch.country)
    text, media, end = (
        (writing.page(heading, parts), "text/html", "html")
        if form == "html"
        else (writing.markdown(heading, parts), "text/markdown", "md")
    )
    name = f"brief-{stretch.first}-{stretch.last}.{end}"
    return Response(text, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _event(event: Event) -> Json:
    outlets = sorted({entry.outlet for entry in event.entries if entry.outlet})
    key = next((key for key, _ in placed((event.place,))), None) if event.place else None
    return {
        "id": event.id,
        "kind": event.kind,
        "family": family_of(event.kind),
        "place": {**place_object(event.place), "key": key, "precision": event.place.precision} if event.place else None,
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "agents": [ref.name for ref in event.agents],
        "tolls": [_toll(toll_object(toll)) for toll in event.tolls],
        "claims": [entry.id for entry in event.entries],
        "outlets": outlets,
    }


def _toll(toll: Json) -> Json:
    return {name: toll[name] for name in ("what", "victims", "low", "best", "high", "disputed")}
