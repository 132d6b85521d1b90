"""Ask for known vulnerabilities of the locked versions: `python -m tools.audit`.

Needs pip-audit and its database, PyPI's. Exit status 1 where it finds some, 2 where it couldn't ask of all: then
nothing is known of those, which isn't the same as nothing found. (pip-audit itself calls that "no known
vulnerabilities", as where PyPI is a mirror without them.)
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parents[1] / "requirements" / "dev.txt"
FOUND, CANNOT = 1, 2
ELSEWHERE = "Run `make audit` where pip-audit reaches PyPI, or hand the bill of `make sbom` to a scanner there."


def main() -> int:
    """Run pip-audit over the lock, and say plainly what it couldn't ask."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--no-deps", "--disable-pip",
               "--format", "json", "--progress-spinner", "off", "--timeout", "20"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        status, words = told(json.loads(done.stdout)["dependencies"])
    except (ValueError, KeyError):
        last = next((line for line in reversed(done.stderr.splitlines()) if line.strip()), "it said nothing")
        status, words = CANNOT, f"audit: nothing was asked, so nothing is known: {last.strip()}\n{ELSEWHERE}"
    print(words)
    return status


def told(dependencies: list[dict[str, Any]]) -> tuple[int, str]:
    """The exit status and the words for what pip-audit tells of each package."""
    flaws = [
        f"{one['name']} {one['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for one in dependencies
        for flaw in one.get("vulns", ())
    ]
    unasked = sum("skip_reason" in one for one in dependencies)
    number = len(dependencies)
    lines = [*flaws, f"audit: {number - unasked} of {number} packages were asked of, {len(flaws)} flaws are known"]
    if unasked:
        lines += [f"Of the other {unasked} nothing is known: the database here doesn't have them.", ELSEWHERE]
    return FOUND if flaws else CANNOT if unasked else 0, "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
