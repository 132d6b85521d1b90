"""Builds the page with Node into the package: a wheel and an sdist must have it, an editable install may.

`frontend/` is built into `src/whoholds/web/static/`, which git ignores. A build whose sources haven't changed, as when
a wheel is made from an sdist, isn't built again, so that needs no Node.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMMANDS = (("ci", "--no-audit", "--no-fund", "--loglevel=error"), ("run", "build", "--silent"))
HOW = "npm --prefix frontend ci && npm --prefix frontend run build"


class PageHook(BuildHookInterface[Any]):
    """Builds the page before hatchling gathers the files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page, or say why not; a wheel or an sdist without it is refused."""
        problem = build_page(Path(self.root))
        if problem is None:
            return
        words = f"the page of `whoholds serve` wasn't built: {problem}. With Node 20 or later: {HOW}"
        if version != "editable":
            raise RuntimeError(words)
        self.app.display_warning(words)


def build_page(root: Path) -> str | None:
    """Build the page if its sources have changed since; the reason if that can't be done."""
    frontend, static = root / "frontend", root / "src" / "whoholds" / "web" / "static"
    mark = static / ".built-from"
    if not frontend.is_dir():
        return None if (static / "index.html").is_file() else "frontend/ isn't here"
    now = fingerprint(frontend)
    if mark.is_file() and mark.read_text("utf8") == now:
        return None
    npm = shutil.which("npm")
    if npm is None:
        return "npm isn't installed"
    for command in COMMANDS:
        done = subprocess.run([npm, *command], cwd=frontend, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            return f"`npm {command[0]}` failed: {(done.stderr or done.stdout).strip()[-500:]}"
    mark.write_text(now, "utf8")
    return None


def fingerprint(frontend: Path) -> str:
    """A hash of all that the page is built from."""
    told = hashlib.sha256()
    for path in sorted(frontend.rglob("*")):
        inside = path.relative_to(frontend)
        if path.is_file() and not {"node_modules", "tests"} & set(inside.parts):
            told.update(str(inside).encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()
