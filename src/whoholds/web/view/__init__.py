"""What the page asks for, as JSON under `/view`. Made for the page alone: it may change with it."""

from fastapi import APIRouter

from whoholds.web.view.boundaries import router as boundaries
from whoholds.web.view.claims import router as claims
from whoholds.web.view.control import router as control
from whoholds.web.view.events import router as events
from whoholds.web.view.judging import router as judging
from whoholds.web.view.ledger import router as ledger

view_router = APIRouter(prefix="/view", include_in_schema=False)
for router in (ledger, control, events, claims, judging, boundaries):
    view_router.include_router(router)

__all__ = ["view_router"]
