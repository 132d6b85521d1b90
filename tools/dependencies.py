"""What whoholds rests on: Python packages by extra, and the packages built into its page, with their licences."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
CORE = "whoholds"
UNLISTED = frozenset({"ray"})
"""Extras that the development environment doesn't install, so that their licences can't be read here."""
PLAIN = {
    "apache": "Apache-2.0", "apache 2.0": "Apache-2.0", "apache software license": "Apache-2.0", "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause", "3-clause bsd license": "BSD-3-Clause", "bsd 3-clause license": "BSD-3-Clause",
    "the bsd 2-clause license": "BSD-2-Clause", "bsd 2-clause license": "BSD-2-Clause", "mit license": "MIT",
    "isc license": "ISC", "lgpl": "LGPL-3.0-or-later", "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0", "isc license (iscl)": "ISC",
}  # fmt: skip
"""What packages write, folded, and the identifier of SPDX that it means; a bare "BSD" is the three clauses."""


@dataclass(frozen=True, slots=True)
class Dependency:
    """A package: its version, its licence as SPDX writes it where that is known, and what of whoholds asks for it."""

    name: str
    version: str
    licence: str
    kind: str = "pypi"
    asked_by: tuple[str, ...] = ()

    @property
    def purl(self) -> str:
        """The package's address, as package-url has it."""
        return f"pkg:{self.kind}/{self.name.replace('@', '%40')}@{self.version}"


def python_packages() -> list[Dependency]:
    """All packages that whoholds and its extras need here, with those that they need, by name."""
    own = distribution(CORE)
    extras = [extra for extra in own.metadata.get_all("Provides-Extra") or [] if extra not in UNLISTED]
    asked: dict[str, set[str]] = {}
    for extra in ("", *extras):
        for name in _Walk(extra).names():
            asked.setdefault(name, set()).add(extra or "core")
    found = ((name, distribution(name), sorted(by)) for name, by in sorted(asked.items()))
    return [Dependency(name, dist.version, licence_of(dist), asked_by=_shortest(by)) for name, dist, by in found]


def _shortest(asked_by: list[str]) -> tuple[str, ...]:
    """`core` says it all; `dev` holds the other extras."""
    if "core" in asked_by:
        return ("core",)
    return tuple(name for name in asked_by if name != "dev") or ("dev",)


@dataclass(slots=True)
class _Walk:
    """The packages that one extra of whoholds leads to, itself left out."""

    extra: str
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def names(self) -> Iterator[str]:
        """Each once, as far as it is installed."""
        told: set[str] = set()
        waiting = deque([(CORE, self.extra)])
        while waiting:
            name, extra = waiting.popleft()
            if (name, extra) in self._seen:
                continue
            self._seen.add((name, extra))
            try:
                needed = distribution(name).requires or []
            except PackageNotFoundError:
                continue
            if name != CORE and name not in told:
                told.add(name)
                yield name
            waiting.extend(_needed(needed, extra, own=name == CORE and bool(self.extra)))


def _needed(requires: list[str], extra: str, *, own: bool) -> Iterator[tuple[str, str]]:
    """What a package needs with an extra; `own` asks for what the extra alone adds."""
    for text in requires:
        wanted = Requirement(text)
        plain = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        if (wanted.marker and wanted.marker.evaluate({"extra": extra})) or (plain and not own):
            if plain and own:
                continue
            name = canonicalize_name(wanted.name)
            yield name, ""
            yield from ((name, more) for more in sorted(wanted.extras))


def licence_of(dist: Distribution) -> str:
    """The licence that a package names: as an expression, in a classifier, or in words."""
    told = dist.metadata
    if "License-Expression" in told:
        return str(told["License-Expression"])
    classifiers = [line.rpartition("::")[2].strip() for line in told.get_all("Classifier") or [] if "License" in line]
    words = "".join(told.get_all("License") or []).strip().splitlines()
    for said in (*words[:1], *classifiers):
        if plain := PLAIN.get(said.casefold()):
            return plain
    said = next(iter([*classifiers, *words[:1]]), "")
    return said if said and said != "UNKNOWN" else _by_file(dist)


def _by_file(dist: Distribution) -> str:
    """The licence that the package's own licence file begins with."""
    for file in dist.files or []:
        if re.match(r"(licen[cs]e|copying)", file.name, re.IGNORECASE):
            text = Path(str(dist.locate_file(file))).read_text("utf-8", "replace")[:400]
            return "Apache-2.0" if "Apache License" in text else "MIT" if "MIT License" in text else "see its files"
    return "not told"


def page_packages() -> list[Dependency]:
    """The packages built into the page, by the lock of its sources."""
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text("utf-8"))["packages"]
    rows = ((path.rpartition("node_modules/")[2], told) for path, told in lock.items() if path)
    return [
        Dependency(name, told["version"], told["license"].strip("()"), "npm", ("page",))
        for name, told in sorted(rows)
        if not told.get("dev")
    ]
