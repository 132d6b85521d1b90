"""How fast the page answers on a ledger: in a browser with software drawing, if there is one, and by its payloads.

    python -m evaluation.page.measure LEDGER COUNTRY

Runs `whoholds serve` and, in Chromium, `frontend/tests/speed.mjs`.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FRONTEND = Path(__file__).parents[2] / "frontend"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AT = "2018-06-01"


def measure(ledger: Path, country: str) -> dict[str, Any]:
    """Milliseconds and compressed bytes of each request of a first view; the browser's own figures beside them."""
    with serving(ledger) as url:
        found: dict[str, Any] = {name: _request(url + path) for name, path in requests(country).items()}
        if CHROMIUM and shutil.which("node") and (FRONTEND / "node_modules" / "playwright-core").is_dir():
            command = ["node", "tests/speed.mjs", CHROMIUM, f"{url}?country={country}&at={AT}"]
            done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=True, timeout=300)
            found["browser"] = json.loads(done.stdout)
    return found


def requests(country: str) -> dict[str, str]:
    """What the page asks at first for a country."""
    return {
        "ledger": "view/ledger",
        "days": f"view/days?country={country}",
        "control": f"view/control?country={country}",
        "events": f"view/events?country={country}&first=2018-05-15&last=2018-06-13",
    }


def _request(url: str) -> dict[str, int]:
    begun = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        body = answer.read()
    return {"ms": round(1000 * (time.perf_counter() - begun)), "packed_bytes": len(gzip.compress(body, 5))}


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The address of `whoholds serve`."""
    command = [sys.executable, "-m", "whoholds", "serve", "--ledger", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", line)
            if found is None:
                raise RuntimeError(f"no address in {line!r}")
            yield found.group()
        finally:
            server.terminate()


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2]), indent=1))
