"""Build the wheel twice, in two folders with files of other ages, and compare: `python -m tools.check_wheel [FOLDER]`.

The same sources give the same bytes; what a wheel weighs stays within its budget. Exit status 1 if not, 2 if it can't
be built here. With a folder, the wheel is kept there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("src", "frontend", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
LEFT = shutil.ignore_patterns("node_modules", "__pycache__", "*.egg-info")
MEGABYTES = 32
"""What the wheel may weigh; the language model is 24 MB of it."""
BUDGETS = {"whoholds/parse/": 28, "whoholds/web/": 4, "whoholds/ontology/": 3}
"""Megabytes that parts of it may have before they are packed."""

PARTS = (
    "whoholds/web/static/index.html", "whoholds/web/static/assets/basemap", "whoholds/parse/model/model.onnx",
    "whoholds/ontology/frames/", "whoholds/samples/", "whoholds/py.typed",
)  # fmt: skip


class CannotBuildError(RuntimeError):
    """The wheel can't be built here; the message says why."""


def gather(tree: Path) -> None:
    """Copy what a wheel is built of."""
    tree.mkdir(parents=True)
    for source in (ROOT / name for name in NEEDED):
        if source.is_dir():
            shutil.copytree(source, tree / source.name, ignore=LEFT)
        else:
            shutil.copy(source, tree / source.name)


def build(sources: Path, folder: Path, made: int) -> Path:
    """A wheel, built in a copy of the sources whose files are as if made at a second of the epoch."""
    tree = folder / "tree"
    shutil.copytree(sources, tree)
    for path in tree.rglob("*"):
        os.utime(path, (made, made))
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotBuildError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "hatchling failed")
    shutil.rmtree(tree)
    return next(folder.glob("*.whl"))


def digest(wheel: Path) -> str:
    """Its SHA-256."""
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def over_budget(wheel: Path) -> list[str]:
    """What of it is too large."""
    size = wheel.stat().st_size / 1e6
    found = [f"the wheel weighs {size:.1f} MB, {MEGABYTES} at most"] if size > MEGABYTES else []
    with zipfile.ZipFile(wheel) as packed:
        for part, most in BUDGETS.items():
            whole = sum(one.file_size for one in packed.infolist() if one.filename.startswith(part)) / 1e6
            if whole > most:
                found.append(f"{part} has {whole:.1f} MB, {most} at most")
    return found


def missing(wheel: Path) -> list[str]:
    """What must be in it and isn't: the page, the model, the words."""
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    return [f"the wheel has no {part}" for part in PARTS if not any(name.startswith(part) for name in names)]


def main(kept: str | None = None) -> int:
    """Build, compare, weigh."""
    with tempfile.TemporaryDirectory(prefix="whoholds-wheel-") as folder:
        sources = Path(folder) / "sources"
        gather(sources)
        try:
            first, second = (build(sources, Path(folder) / str(made), made) for made in (1_600_000_000, 1_700_000_000))
        except CannotBuildError as error:
            print(f"no wheel can be built here: {error}")
            return 2
        wrong = [*over_budget(first), *missing(first)]
        if digest(first) != digest(second):
            wrong.append(f"two builds differ: {digest(first)} and {digest(second)}")
        print(f"{first.name}: {first.stat().st_size / 1e6:.1f} MB, SHA-256 {digest(first)}")
        if kept:
            Path(kept).mkdir(parents=True, exist_ok=True)
            shutil.copy(first, kept)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
