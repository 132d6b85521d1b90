"""What the page asks for, as JSON under `/view`. Made for the page alone: it may change with it."""

from fastapi import APIRouter

from whoholds.web.view.ledger import router as ledger

view_router = APIRouter(prefix="/view", include_in_schema=False)
for router in (ledger,):
    view_router.include_router(router)

__all__ = ["view_router"]
