"""What to watch, and how often: a TOML file.

every = "30m"                       # how often, unless a source says otherwise: s, m, h, d
pages = true                        # fetch the page behind each entry of a feed

[[source]]
url = "https://harbour.example/feed.xml"
name = "Harbour News"               # the outlet, if the feed's own name won't do

[[source]]
folder = "inbox"
every = "1m"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whoholds.read import Mapping as Columns
from whoholds.read import MappingError

EVERY = "30m"
LEAST = 10.0
"""Seconds; nobody is asked more often."""
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_FIELDS = frozenset({"url", "folder", "name", "every", "pages", "map"})


class PlanError(ValueError):
    """The file doesn't say what to watch; the message says why."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A source to ask again and again: an address or a folder. `every` is in seconds."""

    key: str
    every: float
    name: str | None = None
    folder: Path | None = None
    pages: bool = False
    mapping: Columns | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All sources to watch."""

    sources: tuple[Watched, ...]

    @classmethod
    def read(cls, path: Path) -> Plan:
        """The plan in a file. Raises PlanError."""
        try:
            raw = tomllib.loads(path.read_text("utf-8"))
        except OSError as error:
            raise PlanError(f"{path}: {error.strerror or error}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PlanError(f"{path}: {error}") from error
        listed = raw.get("source")
        if not isinstance(listed, list) or not listed:
            raise PlanError(f"{path}: no [[source]] to watch")
        defaults: dict[str, object] = {key: raw[key] for key in ("every", "pages") if key in raw}
        sources = tuple(
            _watched({**defaults, **one}, path.parent, f"{path}: source {n}") for n, one in enumerate(listed, 1)
        )
        if len({source.key for source in sources}) < len(sources):
            raise PlanError(f"{path}: a source is named twice")
        return cls(sources)


def seconds(words: object) -> float:
    """The seconds in "90s", "30m", "2h", "1d". Raises PlanError."""
    found = re.fullmatch(r"(\d{1,6})\s?([smhd])", str(words).strip())
    if not found:
        raise PlanError(f"every = {words!r} is no time such as 30m, 2h, 1d")
    return max(float(found[1]) * _UNITS[found[2]], LEAST)


def _watched(raw: Mapping[str, object], base: Path, where: str) -> Watched:
    """One source; a folder counts from where the file lies."""
    if unknown := sorted(set(raw) - _FIELDS):
        raise PlanError(f"{where}: there is no {unknown[0]!r}; there are {', '.join(sorted(_FIELDS))}")
    url, folder = raw.get("url"), raw.get("folder")
    if (url is None) == (folder is None):
        raise PlanError(f"{where}: give either url or folder")
    if url is not None and not str(url).startswith(("http://", "https://")):
        raise PlanError(f"{where}: url is no web address")
    try:
        mapping = Columns.parse(str(raw["map"])) if "map" in raw else None
    except MappingError as error:
        raise PlanError(f"{where}: {error}") from error
    path = (base / str(folder)).resolve() if folder is not None else None
    every = seconds(raw.get("every", EVERY))
    name = str(raw["name"]) if "name" in raw else None
    return Watched(str(path or url), every, name, path, bool(raw.get("pages", False)), mapping)
