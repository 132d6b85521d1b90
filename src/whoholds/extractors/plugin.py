"""The plugin point: an entry point in the group `whoholds.readers` names a function that gives an extractor."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import entry_points
from typing import Protocol

from whoholds.records import Report

GROUP = "whoholds.readers"


class ExtractorError(RuntimeError):
    """An extractor can't be opened, or can't read a report now; the message tells why."""


class Extractor(Protocol):
    """Finds claims in a report.

    `extract` gives one object a claim, in the shape of `whoholds read --format jsonl`; no more is needed than `kind`,
    `cue`, `quote`, and where told `agent`, `target`, `place` (each a list of words), `count`, `source`, `status`,
    `extent`, `confidence`. Words are text, or objects with `text`. whoholds looks the words up, works out which place,
    actor and day they mean, and keeps no claim whose words don't stand in the report. What can't be read as a claim
    may be given too: it is listed as dropped. Raises ExtractorError where it can't read at all.
    """

    @property
    def name(self) -> str:
        """What its claims carry as `found_by`: the extractor and its version or model."""
        ...

    def extract(self, report: Report) -> Iterable[object]:
        """The claims of a report."""
        ...


def extractor_names() -> list[str]:
    """The names of the extractors that are installed."""
    return sorted(point.name for point in entry_points(group=GROUP))


def open_extractor(name: str) -> Extractor:
    """The extractor of a name; raises ExtractorError."""
    found = next(iter(entry_points(group=GROUP, name=name)), None)
    if found is None:
        raise ExtractorError(f"there is no reader {name!r}; installed: {', '.join(extractor_names()) or 'none'}")
    try:
        opened: Extractor = found.load()()
    except ExtractorError:
        raise
    except Exception as error:  # the plugin is somebody else's code
        raise ExtractorError(f"the reader {name!r} can't be opened: {type(error).__name__}: {error}") from error
    return opened
