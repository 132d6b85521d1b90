"""Events and tenures are worked out of all claims: what was worked out is kept until the ledger changes."""

from __future__ import annotations

import threading
from collections import OrderedDict

from whoholds.account import Account
from whoholds.account.selection import Selection
from whoholds.export.layers import Feature, Layer, features
from whoholds.records.asked import Asked

MOST = 16
"""Questions whose answers are kept."""


class Kept:
    """Answers by question, the least recently asked forgotten first; one is worked out at a time."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, str, Asked], list[Feature]] = OrderedDict()
        self._lock = threading.Lock()

    def all(self, account: Account, layer: Layer, asked: Asked) -> list[Feature]:
        """All features of a layer for a question, in the order of their ids."""
        key = (account.catalogue.version(), layer.name, asked)
        with self._lock:
            found = self._answers.pop(key, None)
            if found is None:
                found = sorted(features(Selection(account, asked), layer), key=lambda feature: feature.id)
            self._answers[key] = found
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)
        return found
