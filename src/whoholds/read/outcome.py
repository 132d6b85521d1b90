"""What comes of a source that gives no report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failed:
    """A source, or one report in it, that can't be read, and why. `source` names the file and, in JSONL, the line.

    `expected` says that it is nothing to mend: what a source of its sort holds beside reports.
    """

    source: str
    reason: str
    expected: bool = False


class Unreadable(Exception):  # noqa: N818 - it names a state of the input, not an error of ours
    """Raised by a format where its bytes give no report; the message is the reason shown to people."""


def needs(extra: str, what: str) -> Unreadable:
    """What to say where a format needs a package that isn't installed."""
    return Unreadable(f"{what} needs more: pip install 'whoholds[{extra}]'")
