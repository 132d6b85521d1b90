"""What a report came of goes from the archive when the report does; what others came of stays whole."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fastwarc.warc import ArchiveIterator, WarcRecordType
from sqlalchemy import select

from whoholds.account import Account
from whoholds.archive import Archive, Kept, write_warc
from whoholds.archive import forgetting as module
from whoholds.archive.forgetting import Forgotten, forget
from whoholds.cli.main import main
from whoholds.ledger.tables import reports
from whoholds.records import Report

AT = dt.datetime(2017, 5, 17, 8, 0, tzinfo=dt.UTC)
KINDS = WarcRecordType.response | WarcRecordType.resource


def bodies(data: bytes) -> list[bytes]:
    return [record.reader.read() for record in ArchiveIterator(io.BytesIO(data), record_types=KINDS)]


def kept(archive: Archive) -> list[bytes]:
    out = io.BytesIO()
    write_warc(archive, out)
    return bodies(out.getvalue())


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def crash(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Four pages, each of a report; and a table that the reports b and c came of."""
    made = Archive.open(tmp_path / "a")
    for name in "abcd":
        page = Kept(f"https://h.example/{name}", f"Unmistakable page {name}.".encode() * 3, AT, 200)
        made.note(Report(f"text of {name}", name), made.keep(page) or "")
    table = made.keep(Kept("file:///table.csv", b"b and c", AT)) or ""
    for name in "bc":
        made.note(Report(f"text of {name}", name), table)
    return made


def test_its_record_goes_and_the_others_stay_in_order(archive: Archive) -> None:
    before = kept(archive)
    assert forget(archive, "a") == Forgotten(1, 0)
    assert kept(archive) == before[1:]
    assert archive.origins("a") == []
    assert b"h.example/a" not in on_disk(archive.folder)
    assert bodies(b"".join(path.read_bytes() for path in archive.folder.glob("*.warc.gz"))) == before[1:]


def test_what_other_reports_came_of_stays_and_is_told(archive: Archive) -> None:
    assert forget(archive, "b") == Forgotten(1, 1)
    assert b"b and c" in kept(archive)
    assert forget(archive, "c") == Forgotten(2, 0), "its page, and the table that only it is left of"
    assert b"b and c" not in kept(archive)


def test_an_archive_goes_on_after_it(archive: Archive) -> None:
    forget(archive, "a")
    archive.keep(Kept("https://h.example/new", b"New.", AT, 200))
    assert kept(archive)[-1] == b"New."
    for name in "bcd":
        forget(archive, name)
    assert kept(archive) == [b"New."]
    archive.keep(Kept("https://h.example/a", b"Again.", AT, 200))
    assert kept(archive) == [b"New.", b"Again."]


def test_a_report_that_came_of_nothing_changes_nothing(archive: Archive) -> None:
    before = kept(archive)
    assert forget(archive, "none") == Forgotten(0, 0)
    assert kept(archive) == before


def test_a_crash_before_the_old_file_is_gone_loses_nothing_and_is_made_good(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(archive)
    with monkeypatch.context() as broken:
        broken.setattr(module, "_sweep", crash)
        with pytest.raises(KeyboardInterrupt):
            forget(archive, "a")
    assert kept(archive) == before[1:]
    forget(archive, "a")
    assert b"h.example/a" not in on_disk(archive.folder)
    assert len(list(archive.folder.glob("*.warc.gz"))) == 1


def test_a_crash_while_it_is_written_anew_leaves_all_as_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(archive)
    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", crash)
        with pytest.raises(KeyboardInterrupt):
            forget(archive, "a")
    assert kept(archive) == before
    assert forget(archive, "a") == Forgotten(1, 0)
    assert kept(archive) == before[1:]


def test_erasing_a_report_takes_what_it_came_of_out_of_the_archive_too(tmp_path: Path) -> None:
    ledger, page = tmp_path / "x.db", tmp_path / "unmistakable.txt"
    page.write_text("Rebels seized the town of Bria on Tuesday, the mission said.", "utf-8")
    (tmp_path / "other.txt").write_text("Troops left Goma on Monday, the army said.", "utf-8")

    def run(*command: str) -> Result:
        return CliRunner().invoke(main, [*command, "--ledger", str(ledger)], catch_exceptions=False)

    assert run("ingest", str(page), str(tmp_path / "other.txt"), "--quiet").exit_code == 0
    folder = Path(f"{ledger}.archive")
    with Account(ledger).view.engine.connect() as connection:
        (report,) = connection.execute(select(reports.c.id).where(reports.c.text.contains("Bria"))).scalars()
    told = run("ledger", "erase", report, "--reason", "asked", "--yes")
    assert "1 records are erased" in told.output
    (left,) = bodies(b"".join(path.read_bytes() for path in folder.glob("*.warc.gz")))
    assert b"Goma" in left
    assert b"unmistakable" not in on_disk(folder)


def test_bytes_that_were_erased_are_not_kept_again_wherever_they_come_from(archive: Archive) -> None:
    before = kept(archive)
    forget(archive, "a")
    assert archive.keep(Kept("https://h.example/copy", b"Unmistakable page a." * 3, AT, 200)) is None
    assert kept(archive) == before[1:]
