"""The folder that a batch writes: for each unit two tables, and a marker that is there only when they are whole.

KEY.reports.parquet   a row a report, with all that a ledger takes in
KEY.claims.parquet    a row a claim
KEY.done.json         the marker: which file it was, how much came of it, what couldn't be read
batch.json            by which version of whoholds, with which model, and the shape of what is packed for a ledger
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from whoholds.batch.stored import Stored
from whoholds.batch.table import ResultWriter, packed_in
from whoholds.batch.units import Unit
from whoholds.batch.work import Done
from whoholds.ledger.packing import Packed, shape

MANIFEST = "batch.json"


class OtherVersionError(Exception):
    """The folder holds results of another version of whoholds; the message says of which."""


class Shelf:
    """Where the results of units lie. Several writers may use it at once: each file appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def is_one(folder: Path) -> bool:
        """Whether a folder is what a batch wrote."""
        return (folder / MANIFEST).is_file()

    def begin(self, maker: str) -> None:
        """Note by what the results are made. Raises OtherVersionError if something else made those that are there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        made, now = self._made(), {"made_by": maker, "packed": shape()}
        if made and made != now:
            raise OtherVersionError(
                f"{self.folder} holds results of {made['made_by']}, and this is {maker}: name another folder"
            )
        if not made:
            _appear(self.folder / MANIFEST, json.dumps(now))

    def done(self, key: str) -> Done | None:
        """What came of a unit, if it is finished."""
        marker = self._marker(key)
        if not marker.exists():
            return None
        row = json.loads(marker.read_text(encoding="utf-8"))
        return Done(**{**row, "failed": tuple(tuple(pair) for pair in row["failed"])})

    def all_done(self) -> Iterator[Done]:
        """What came of every finished unit, by the name of its file."""
        keys = (marker.name.removesuffix(".done.json") for marker in self.folder.glob("*.done.json"))
        found = [done for key in keys if (done := self.done(key))]
        yield from sorted(found, key=lambda done: (done.path, done.key))

    def put(self, unit: Unit, readings: Iterator[Stored], failed: list[tuple[str, str]]) -> Done:
        """Write all of a unit, then its marker. `failed` is filled while the readings are drawn."""
        tables = self.tables(unit.key)
        parts = tuple(path.with_name(f".{path.name}.{os.getpid()}.part") for path in tables)
        reports = claims = 0
        try:
            writer = ResultWriter(*parts)
            try:
                for kept in readings:
                    writer.add(kept)
                    reports, claims = reports + 1, claims + len(kept.claims)
            finally:
                writer.close()
            for part, table in zip(parts, tables, strict=True):
                part.replace(table)
        finally:
            for part in parts:
                part.unlink(missing_ok=True)
        done = Done(unit.key, unit.source.name, reports, claims, tuple(failed))
        self.mark(done)
        return done

    def mark(self, done: Done) -> None:
        """Say that a unit is finished."""
        _appear(self._marker(done.key), json.dumps(asdict(done), ensure_ascii=False))

    def sweep(self, process: int | None) -> None:
        """Remove what a process that died had begun to write."""
        for part in self.folder.glob(f".*.{process}.part"):
            part.unlink(missing_ok=True)

    def check(self) -> None:
        """Raise OtherVersionError if the reports were packed for ledgers of another shape."""
        made = self._made()
        if made.get("packed") != shape():
            raise OtherVersionError(
                f"{self.folder} holds results of {made.get('made_by')}: make them anew to take them"
            )

    def packed(self, done: Done) -> Iterator[Packed]:
        """The reports of a finished unit as a ledger takes them in, in the order of the file."""
        table, _ = self.tables(done.key)
        return packed_in(table) if table.exists() else iter(())

    def tables(self, key: str) -> tuple[Path, Path]:
        """Where the tables of reports and of claims lie."""
        return self.folder / f"{key}.reports.parquet", self.folder / f"{key}.claims.parquet"

    def _made(self) -> dict[str, str]:
        """What the manifest says; empty if there is none yet."""
        manifest = self.folder / MANIFEST
        found: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
        return found

    def _marker(self, key: str) -> Path:
        return self.folder / f"{key}.done.json"


def _appear(path: Path, text: str) -> None:
    """Write a file that appears whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
