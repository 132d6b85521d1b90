"""What is served: one ledger, to read; and, where judging is on, what writes to it and the token that it takes."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Request

from whoholds.account import Account, Intake
from whoholds.web.then import Then

TOKEN_HEADER = "X-Whoholds-Token"  # noqa: S105 - the header's name


@dataclass(frozen=True, slots=True)
class Served:
    """The account that answers; `name` is how the ledger is called on the page.

    `token` is None where nothing may be changed; else `open_intake` opens what writes. `boundaries` is a file of the
    user's own to draw instead of the basemap's countries and divisions.
    """

    account: Account
    name: str = "ledger"
    token: str | None = None
    open_intake: Callable[[], Intake] | None = None
    boundaries: Path | None = None
    then: Then = field(default_factory=Then)

    @property
    def edits(self) -> bool:
        """Whether claims may be judged."""
        return self.token is not None and self.open_intake is not None


def _served(request: Request) -> Served:
    served: Served = request.app.state.served
    return served


Asked = Annotated[Served, Depends(_served)]
"""What is served, as a parameter of a route."""


def _editing(served: Asked, token: Annotated[str, Header(alias=TOKEN_HEADER)] = "") -> Served:
    if served.token is None:
        raise HTTPException(403, "this server only reads; start it with `whoholds serve --edit` to judge claims")
    if not hmac.compare_digest(token.encode(), served.token.encode()):
        raise HTTPException(401, "the token is missing or wrong; open the address that `whoholds serve --edit` printed")
    return served


Editing = Annotated[Served, Depends(_editing)]
"""The same, for a route that changes something: the request must bring the token in its own header."""
