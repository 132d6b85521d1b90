"""How often one client may ask for what costs much: a text to be read, a claim to be judged."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_CLIENTS = 1000
"""Clients remembered; beyond them the one that asked least lately is forgotten."""


@dataclass(slots=True)
class Pace:
    """So many requests a minute for each client, all of a minute's at once if it likes; 0 for as many as it likes.

    For each client one number is kept: when it will have used up what it asked for so far, at an even pace (the generic
    cell rate algorithm, ITU-T I.371).
    """

    per_minute: int
    clock: Callable[[], float] = time.monotonic
    _used_up: OrderedDict[str, float] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, client: str) -> float:
        """Count a request; 0, or the seconds after which it would be let in, and then it isn't counted."""
        if not self.per_minute:
            return 0.0
        with self._lock:
            now, step = self.clock(), 60 / self.per_minute
            until = max(self._used_up.pop(client, now), now) + step
            late = until - now - 60
            self._used_up[client] = until - step if late > 0 else until
            while len(self._used_up) > MOST_CLIENTS:
                self._used_up.popitem(last=False)
        return max(late, 0.0)
