"""A claim as a person would have it read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from whoholds.records import ActorRef, Claim, Extent, Kind, Status, When


class NothingCorrectedError(ValueError):
    """The claim says so already, or nothing was said."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim should say; None leaves it as it is."""

    kind: Kind | None = None
    status: Status | None = None
    extent: Extent | None = None
    agent: str | None = None
    target: str | None = None
    on: dt.date | None = None


def corrected(claim: Claim, wording: Wording) -> Claim:
    """The claim with what a person says of it; raises NothingCorrectedError."""
    changed = replace(
        claim,
        found_by="a person",
        confidence=1.0,
        kind=wording.kind or claim.kind,
        status=wording.status or claim.status,
        extent=wording.extent or claim.extent,
        agents=(ActorRef(None, wording.agent),) if wording.agent else claim.agents,
        targets=(ActorRef(None, wording.target),) if wording.target else claim.targets,
        when=When(None, wording.on, wording.on, 1) if wording.on else claim.when,
    )
    if changed.id == claim.id:
        raise NothingCorrectedError("that is what the claim says already")
    return changed
