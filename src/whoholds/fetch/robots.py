"""robots.txt, by RFC 9309: no file allows all, a server in trouble allows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

LARGEST = 512 * 1024
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host lets a reader do. `rules` is None where it says nothing."""

    rules: RobotFileParser | None = None
    closed: bool = False

    @classmethod
    def of(cls, status: int, body: bytes) -> Robots:
        """From the answer to a request for the file."""
        if status >= 500:
            return cls(closed=True)
        if status != 200:
            return cls()
        rules = RobotFileParser()
        rules.parse(body[:LARGEST].decode("utf-8", "replace").splitlines())
        return cls(rules)

    def allows(self, agent: str, url: str) -> bool:
        """Whether the agent may ask for the page."""
        return not self.closed and (self.rules is None or self.rules.can_fetch(agent, url))

    def delay(self, agent: str) -> float:
        """The seconds between two requests that the host asks for; 0 where it doesn't."""
        wanted = self.rules.crawl_delay(agent) if self.rules else None
        return min(float(wanted), _LONGEST_DELAY) if wanted else 0.0
