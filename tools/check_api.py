"""Hold the API and the exports to the programs they are for: OGC's tests, random requests, GDAL, libhxl, geopandas.

These come into an environment of their own, `.venv-api`. Prints what each said; 1 if one found fault.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".venv-api"
NEEDS = ("ogctests", "schemathesis", "libhxl", "six", "geopandas", "pyarrow")
SOUND = [f"features/filtering/{test}" for test in ("test_queryables.py::test_ct1", "test_filter.py::test_ct6")]
"""Tests of filtering that can pass anywhere; docs/ogc.md tells of the others and of what stands in for them."""
HXL = "import hxl, sys; sys.exit(not hxl.data(sys.argv[1], hxl.InputOptions(allow_local=True)).validate())"
GEO = "import geopandas, sys; print(len(geopandas.read_parquet(sys.argv[1])), 'rows')"


def main() -> int:
    """Run every check on a ledger of the samples."""
    if not (HOME / "bin" / "python").exists():
        venv.create(HOME, with_pip=True)
        subprocess.run([HOME / "bin" / "pip", "install", "--quiet", *NEEDS], check=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}/api"
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), port, address) as ledger:
        failed = [name for name, command in checks(ledger, address) if not passes(name, command)]
    print(f"failed: {', '.join(failed)}" if failed else "all passed")
    return int(bool(failed))


def whoholds(*args: str | Path) -> list[str]:
    """A command of whoholds."""
    return [sys.executable, "-m", "whoholds", *map(str, args)]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def served(folder: Path, port: int, address: str) -> Iterator[Path]:
    """The samples in a ledger, served until the checks are done."""
    ledger = folder / "samples.db"
    samples = sorted(Path(str(files("whoholds") / "samples")).glob("*.json"))
    subprocess.run(whoholds("ingest", *samples, "--ledger", ledger, "--quiet"), check=True)
    with subprocess.Popen(whoholds("serve", "--ledger", ledger, "--port", str(port))) as server:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{address}/", timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        try:
            yield ledger
        finally:
            server.terminate()


def checks(ledger: Path, address: str) -> Iterator[tuple[str, list[str]]]:
    """Each check with its command; exports are written as their turn comes."""
    python = str(HOME / "bin" / "python")
    yield "OGC API Features", [python, "-m", "ogctests", "features/core", "-i", address]
    yield "OGC API Features, filtering", [python, "-m", "ogctests", *SOUND, "-i", address]
    random = ["run", f"{address}/openapi-3.0.json", "--checks", "not_a_server_error", "--max-examples", "25"]
    yield "random requests", [str(HOME / "bin" / "schemathesis"), *random]
    for name, form, code in (("libhxl", "hxl-csv", HXL), ("geopandas", "geoparquet", GEO)):
        out = ledger.with_name(form)
        subprocess.run(whoholds("export", form, "-o", out, "--ledger", ledger), check=True)
        yield name, [python, "-c", code, str(out)]


def passes(name: str, command: list[str]) -> bool:
    """Whether a check finds no fault; what it says is printed."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(f"{name}: {'passed' if done.returncode == 0 else 'FAILED'}")
    print("\n".join(f"  {line}" for line in (done.stdout + done.stderr).strip().splitlines()[-6:]))
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
