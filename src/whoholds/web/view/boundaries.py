"""Boundaries of the user's own, drawn instead of the basemap's."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.responses import FileResponse

from whoholds.web.served import Asked

router = APIRouter()


@router.get("/boundaries")
def boundaries(served: Asked) -> FileResponse:
    """The GeoJSON file that `serve --boundaries` named."""
    if served.boundaries is None:
        raise HTTPException(404, "no boundaries of your own were given")
    return FileResponse(served.boundaries, media_type="application/geo+json")
