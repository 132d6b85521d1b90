"""What a ledger is about: the first thing that the page asks."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from whoholds import __version__
from whoholds.web.served import Asked

router = APIRouter()


@router.get("/ledger")
def ledger(served: Asked) -> dict[str, Any]:
    """The ledger's name, and what may be done with it."""
    return {"name": served.name, "version": __version__, "edits": served.edits}
