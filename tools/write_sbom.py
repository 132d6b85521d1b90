"""Write a software bill of materials: `python -m tools.write_sbom [FILE]`, CycloneDX 1.6 as JSON.

It lists what whoholds and its extras need here, at the versions installed, what is built into the page, and the
language model with its hash. The same packages give the same file: its time is SOURCE_DATE_EPOCH, or that of the last
commit.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools.dependencies import ROOT, Dependency, page_packages, python_packages
from whoholds import __version__
from whoholds.parse.files import find_model

Json = dict[str, Any]
OWN = f"pkg:pypi/whoholds@{__version__}"
_NAMESPACE = uuid.UUID("6b1d3f0a-5c0e-5d55-9a3b-0a2c8c1a7a10")


def bill(packages: Iterable[Dependency], at: dt.datetime) -> Json:
    """The whole document."""
    listed = [*map(component, packages), model()]
    serial = uuid.uuid5(_NAMESPACE, json.dumps(listed, sort_keys=True))
    own = {"type": "application", "bom-ref": OWN, "name": "whoholds", "version": __version__, "purl": OWN,
           "licenses": [{"license": {"id": "Apache-2.0"}}]}  # fmt: skip
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"timestamp": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": own},
        "components": listed,
        "dependencies": [{"ref": OWN, "dependsOn": sorted(one["bom-ref"] for one in listed)}],
    }


def component(package: Dependency) -> Json:
    """One package; what only development needs is out of scope at run time."""
    only_dev = package.asked_by == ("dev",)
    return {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        "scope": "excluded" if only_dev else "required" if "core" in package.asked_by else "optional",
        "licenses": [_licence(package.licence)],
        "properties": [{"name": "whoholds:for", "value": ", ".join(package.asked_by)}],
    }


def _licence(told: str) -> Json:
    if " OR " in told or " AND " in told:
        return {"expression": told}
    return {"license": {"id": told} if " " not in told else {"name": told}}


def model() -> Json:
    """The language model that the wheel holds."""
    return {
        "type": "machine-learning-model",
        "bom-ref": "whoholds:model",
        "name": "whoholds-language-model",
        "version": __version__,
        "hashes": [{"alg": "SHA-256", "content": find_model().sha256}],
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }


def when() -> dt.datetime:
    """The time that the bill carries."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        told = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip() or "0"
    return dt.datetime.fromtimestamp(int(told), dt.UTC)


def main() -> int:
    """Write it."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / f"whoholds-{__version__}.cdx.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    told = bill([*python_packages(), *page_packages()], when())
    out.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    print(f"{out}: {len(told['components'])} components")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
