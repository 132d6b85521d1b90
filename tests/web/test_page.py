"""The page in a browser: what people do with it, from the map to the words. Runs `frontend/tests` in Chromium."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.web.conftest import copied, serving
from whoholds.web.page import STATIC

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
SHOTS = ROOT / "out" / "page"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MOST_PACKED = 600_000
"""Bytes that all but the basemap may take, compressed."""
JOURNEYS = re.findall(
    r"^export async function (\w+)", (FRONTEND / "tests" / "journeys.mjs").read_text("utf8"), re.MULTILINE
)

built = pytest.mark.skipif(not (STATIC / "index.html").is_file(), reason="the page isn't built: `make page`")


@pytest.fixture(scope="session")
def outcomes(
    sample_ledger: Path, hostile_ledger: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str | None]:
    """For each journey that was run, None or what went wrong."""
    if CHROMIUM is None or shutil.which("node") is None:
        pytest.skip("needs Node and Chromium")
    if not (FRONTEND / "node_modules" / "playwright-core").is_dir():
        pytest.skip("needs `npm --prefix frontend ci`")
    own = copied(sample_ledger, tmp_path_factory.mktemp("own") / "own.db")
    with serving(sample_ledger) as url, serving(own, "--edit") as edit_url, serving(hostile_ledger) as hostile_url:
        command = ["node", "tests/run.mjs", CHROMIUM, str(SHOTS), url, edit_url, hostile_url]
        done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, timeout=600, check=False)
    said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert said, done.stderr
    return {one["name"]: one["error"] for one in said}


@built
@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_journey_ends_where_it_should(journey: str, outcomes: dict[str, str | None]) -> None:
    assert journey in outcomes
    assert outcomes[journey] is None, outcomes[journey]


@built
def test_the_page_is_small() -> None:
    files = [path for path in STATIC.rglob("*") if path.is_file() and not path.name.startswith(("basemap", "."))]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= MOST_PACKED


@built
def test_the_page_has_nothing_inline_and_loads_nothing_from_elsewhere() -> None:
    page = (STATIC / "index.html").read_text("utf8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\b(?:src|href)=[\"'](?:\w+:|//)", page)
    assert "style=" not in page
    assert "<style" not in page
