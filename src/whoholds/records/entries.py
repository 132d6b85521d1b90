"""A claim as the ledger keeps it: with the report it stands in, and when it became known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from whoholds.records.claims import Claim


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim, who printed it, and two times beside its own: `told` and `known`.

    `told` is the day that words without a date count at: the day of publication, or None where the report tells of
    days long past, or has no date. `outlet` names the voice that printed it; syndicated copies share one.
    `outlet_side` is the side that the outlet speaks for and `reliability` its letter in the Admiralty code, as a user's
    table has them; F says that it can't be judged.
    `known` is the day from which the ledger knew it. `speaker_party` is the registry's id of the belligerent that the
    speaker belongs to, where it is known. `id` is the claim's, worked out unless given.
    """

    claim: Claim
    known: dt.date
    told: dt.date | None = None
    published: dt.date | None = None
    outlet: str = ""
    outlet_side: str | None = None
    reliability: str = "F"
    speaker_party: str | None = None
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.claim.id)
