"""What goes wrong outside whoholds: full disks, broken files, two at once, signals. A clear word, and nothing lost."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest

from whoholds.resolve.places import Gazetteer
from whoholds.resolve.places.build import fingerprint
from whoholds.resolve.places.gazetteer import is_whole

SAMPLES = Path(str(files("whoholds") / "samples"))
SAMPLE = str(SAMPLES / "2021-08-06-zaranj.json")


def whoholds(
    *args: str, limit_kb: int | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own; `limit_kb` is how large a file may grow: a disk that is full."""
    command = [sys.executable, "-m", "whoholds", *args]
    if limit_kb:
        command = ["bash", "-c", f'ulimit -f {limit_kb}; exec "$@"', "bash", *command]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **(environment or {})}
    )


def sound(ledger: Path) -> bool:
    with sqlite3.connect(ledger) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def reports_in(ledger: Path) -> int:
    with sqlite3.connect(ledger) as connection:
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of all samples."""
    path = tmp_path_factory.mktemp("faults") / "whole.db"
    assert whoholds("ingest", str(SAMPLES), "--ledger", str(path)).returncode in {0, 1}
    return path


def test_a_full_disk_is_said_in_a_line_and_the_ingest_can_be_taken_up_again(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "full.db"

    full = whoholds("ingest", str(SAMPLES), "--ledger", str(path), limit_kb=400)
    kept = reports_in(path)
    after = whoholds("ingest", str(SAMPLES), "--ledger", str(path))

    assert full.returncode == 1
    assert "can't be written" in full.stderr
    assert "Traceback" not in full.stderr
    assert sound(path)
    assert f"{reports_in(ledger) - kept} new reports" in after.stdout
    assert reports_in(path) == reports_in(ledger)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    told = whoholds("ingest", SAMPLE, "--ledger", str(tmp_path / "none" / "x.db"))

    assert told.returncode == 1
    assert "unable to open database file" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    "command", [("picture", "--at", "2021-08-16"), ("who", "Kunduz"), ("ingest", SAMPLE), ("brief",)]
)
def test_a_broken_ledger_is_said(command: tuple[str, ...], ledger: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    data = bytearray(ledger.read_bytes())
    for start in range(4096, len(data) - 4096, 4096):
        data[start : start + 4096] = b"\xff" * 4096
    broken.write_bytes(data)

    told = whoholds(*command, "--ledger", str(broken))

    assert told.returncode == 1
    assert "malformed" in told.stderr
    assert "Traceback" not in told.stderr


def test_two_ingests_at_once_double_nothing(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    command = [sys.executable, "-m", "whoholds", "ingest", str(SAMPLES), "--ledger", str(path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate(timeout=240) for process in both]

    assert not any("Traceback" in errors for _, errors in told)
    assert sound(path)
    assert reports_in(path) == reports_in(ledger)
    assert _pictured(path) == _pictured(ledger)


def _pictured(path: Path) -> object:
    return json.loads(whoholds("picture", "--at", "2021-08-16", "--format", "json", "--ledger", str(path)).stdout)


def test_sigterm_stops_an_ingest_cleanly(tmp_path: Path) -> None:
    path = tmp_path / "term.db"
    (tmp_path / "many").mkdir()
    text = json.loads(Path(SAMPLE).read_text(encoding="utf-8"))
    for number in range(150):
        (tmp_path / "many" / f"{number}.json").write_text(json.dumps({**text, "id": f"r{number}"}), encoding="utf-8")
    command = [sys.executable, "-m", "whoholds", "ingest", str(tmp_path / "many"), "--ledger", str(path)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (path.exists() and path.with_name("term.db-wal").exists() and _begun(path)):
        time.sleep(0.05)
    running.send_signal(signal.SIGTERM)
    output, errors = running.communicate(timeout=300)

    assert running.returncode == 128 + signal.SIGTERM
    assert "goes on from there" in errors
    assert "new report" in output
    assert sound(path)


def _begun(path: Path) -> bool:
    try:
        return reports_in(path) > 0
    except sqlite3.OperationalError:
        return False


def test_a_model_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    from whoholds.parse.files import PACKAGED, ModelError, find_model

    for name in ("labels.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((PACKAGED / name).read_bytes())
    (tmp_path / "model.onnx").write_bytes((PACKAGED / "model.onnx").read_bytes()[:-1])

    with pytest.raises(ModelError, match="reinstall"):
        find_model(tmp_path)


def test_a_model_file_that_is_missing_is_named(tmp_path: Path) -> None:
    from whoholds.parse.files import ModelError, find_model

    with pytest.raises(ModelError, match=r"labels\.json"):
        find_model(tmp_path)


def test_a_gazetteer_that_is_cut_short_is_told_from_a_whole_one(tmp_path: Path) -> None:
    built = Gazetteer.open().path
    short = tmp_path / "short.sqlite"
    with built.open("rb") as stream:
        short.write_bytes(stream.read(1 << 20))

    assert is_whole(built)
    assert not is_whole(short)


def test_a_gazetteer_of_ones_own_that_is_cut_short_is_said(tmp_path: Path) -> None:
    home = {"XDG_CACHE_HOME": str(tmp_path)}
    own = tmp_path / "whoholds" / f"gazetteer-{fingerprint()}-mine.sqlite"
    own.parent.mkdir()
    own.write_bytes(b"SQLite format 3\0" + bytes(4096))
    (own.parent / "gazetteer-in-use").write_text(own.name, encoding="utf8")

    told = whoholds("read", SAMPLE, environment=home)

    assert told.returncode == 1
    assert "whoholds gazetteer build" in told.stderr
    assert "Traceback" not in told.stderr
