"""Watching: each source is asked when it is due, what is new is taken once, and silence is noted as silence."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.fetch.server import Server, page
from whoholds.archive import Archive
from whoholds.fetch import Client, Limits
from whoholds.gather import Gatherer, Memory, Plan, PlanError, Watcher
from whoholds.read import Failed
from whoholds.records import Report

START = dt.datetime(2024, 6, 1, 12, 0, tzinfo=dt.UTC)


@dataclass(slots=True)
class Desk:
    """A watcher with a clock that tests set, and what it took."""

    watcher: Watcher
    now: list[dt.datetime] = field(default_factory=lambda: [START])
    taken: list[Report] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)

    def poll(self, after: float = 0.0) -> str:
        self.now[0] += dt.timedelta(seconds=after)
        return self.watcher.poll(self.watcher.plan.sources[0]).outcome

    def due(self) -> float:
        standing = self.watcher.memory.standing(self.watcher.plan.sources[0].key)
        assert standing is not None
        return (standing.due - self.now[0]).total_seconds()


def desk(folder: Path, plan: str) -> Desk:
    path = folder / "feeds.toml"
    path.write_text(plan)
    archive = Archive.open(folder / "archive")
    client = Client(limits=Limits(whole=2.0, pause=1.0), interval=0.0, allowed={"127.0.0.1"})
    now, taken, failed = [START], list[Report](), list[Failed]()
    watcher = Watcher(
        Plan.read(path), Gatherer(client, archive), Memory(archive), taken.append, failed.append, lambda *_, **__: None,
        now=lambda: now[0],
    )  # fmt: skip
    return Desk(watcher, now, taken, failed)


def feed(*entries: str) -> bytes:
    items = "".join(
        f"<item><title>{name}</title><guid>{name}</guid><description>Rebels left {name}.</description></item>"
        for name in entries
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>{items}</channel></rss>'.encode()
    )


def plan(url: str, **fields: str) -> str:
    return f'[[source]]\nurl = "{url}"\n' + "".join(f"{name} = {value}\n" for name, value in fields.items())


def test_what_is_new_is_taken_once_and_bears_the_name_of_its_outlet(web: Server, tmp_path: Path) -> None:
    web.answers["/feed"] = page(feed("Goma", "Sake"), "application/rss+xml")
    one = desk(tmp_path, plan(web.url("/feed"), name='"Lake Radio"'))
    assert one.poll() == "ok"
    web.answers["/feed"] = page(feed("Goma", "Sake", "Bunia"), "application/rss+xml")
    one.poll(60)
    one.poll(60)
    assert [(r.text, r.source) for r in one.taken] == [
        (f"Rebels left {name}.", "Lake Radio") for name in ("Goma", "Sake", "Bunia")
    ]


def test_what_was_taken_is_remembered_over_a_restart(web: Server, tmp_path: Path) -> None:
    web.answers["/feed"] = page(feed("Goma"), "application/rss+xml")
    desk(tmp_path, plan(web.url("/feed"))).poll()
    again = desk(tmp_path, plan(web.url("/feed")))
    assert again.due() == 1800
    again.poll(1800)
    assert again.taken == []


def test_a_feed_that_has_not_changed_is_not_sent_again(web: Server, tmp_path: Path) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers["If-None-Match"] == '"7"'
        page(b"" if same else feed("Goma"), "application/rss+xml", status=304 if same else 200, ETag='"7"')(request)

    web.answers["/feed"] = answer
    one = desk(tmp_path, plan(web.url("/feed")))
    assert [one.poll(), one.poll(60)] == ["ok", "same"]


def test_a_dead_source_is_asked_more_and_more_seldom_and_comes_back(web: Server, tmp_path: Path) -> None:
    one = desk(tmp_path, plan(web.url("/feed"), every='"10m"'))
    pauses = []
    for _ in range(9):
        assert one.poll(3600) == "failed"
        pauses.append(one.due())
    assert pauses[:3] == [1200, 2400, 4800]
    assert pauses[-1] == 86_400
    web.answers["/feed"] = page(feed("Goma"), "application/rss+xml")
    assert one.poll(86_400) == "ok"
    assert one.due() == 600


def test_retry_after_is_heeded(web: Server, tmp_path: Path) -> None:
    web.answers["/feed"] = page(b"", status=429, Retry_After="7200")
    one = desk(tmp_path, plan(web.url("/feed"), every='"10m"'))
    one.poll()
    assert one.due() == 7200


def test_an_entry_that_can_not_be_read_is_said_once(web: Server, tmp_path: Path) -> None:
    web.answers["/feed"] = page(
        feed("Goma").replace(b"</channel>", b"<item><link>x</link></item></channel>"), "application/rss+xml"
    )
    one = desk(tmp_path, plan(web.url("/feed")))
    one.poll()
    one.poll(60)
    assert [f.reason for f in one.failed] == ["an entry without words"]
    assert len(one.taken) == 1


def test_a_day_on_which_nothing_came_has_a_row(web: Server, tmp_path: Path) -> None:
    web.answers["/feed"] = page(feed("Goma"), "application/rss+xml")
    one = desk(tmp_path, plan(web.url("/feed"), name='"Lake Radio"'))
    one.poll()
    one.poll(86_400)
    del web.answers["/feed"]
    one.poll(86_400)
    rows = [(d.outlet, d.day, d.polls, d.failed, d.fresh, d.last_reason) for d in one.watcher.memory.days()]
    assert rows == [
        ("Lake Radio", "2024-06-01", 1, 0, 1, ""),
        ("Lake Radio", "2024-06-02", 1, 0, 0, ""),
        ("Lake Radio", "2024-06-03", 1, 1, 0, "status 404"),
    ]


def test_files_that_come_into_a_folder_are_taken_and_changed_ones_again(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    one = desk(tmp_path, '[[source]]\nfolder = "inbox"\nmap = "text=body"\n')
    (tmp_path / "inbox" / "a.txt").write_text("Rebels left Goma.")
    (tmp_path / "inbox" / "b.csv").write_text("body\nRebels left Sake.\n")
    one.poll()
    (tmp_path / "inbox" / "a.txt").write_text("Rebels left Goma and Sake.")
    one.poll(60)
    assert [r.text for r in one.taken] == ["Rebels left Goma.", "Rebels left Sake.", "Rebels left Goma and Sake."]


def test_being_told_to_stop_ends_between_two_entries_and_the_rest_comes_later(web: Server, tmp_path: Path) -> None:
    web.answers["/feed"] = page(feed("Goma", "Sake"), "application/rss+xml", ETag='"1"')
    one = desk(tmp_path, plan(web.url("/feed")))

    def take(report: Report) -> None:
        one.taken.append(report)
        one.watcher.stop.set()

    one.watcher.take = take
    one.poll()
    assert len(one.taken) == 1
    one.watcher.stop.clear()
    assert one.poll(60) == "ok"
    assert len(one.taken) == 2


def test_a_source_that_breaks_in_an_unknown_way_does_not_end_the_watch(web: Server, tmp_path: Path) -> None:
    web.answers["/feed"] = page(feed("Goma"), "application/rss+xml")
    one = desk(tmp_path, plan(web.url("/feed")))

    def take(_: Report) -> None:
        raise RuntimeError("a surprise")

    one.watcher.take = take
    assert one.poll() == "failed"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "no [[source]]"),
        ("[[source]]", "either url or folder"),
        ('[[source]]\nurl = "file:///etc/passwd"', "no web address"),
        ('[[source]]\nurl = "http://h.example"\nevery = "soon"', "no time such as"),
        ('[[source]]\nurl = "http://h.example"\nevry = "1h"', "there is no 'evry'"),
        ('[[source]]\nurl = "http://h.example"\n[[source]]\nurl = "http://h.example"', "twice"),
        ('[[source]]\nfolder = "x"\nmap = "a=b"', "no field"),
        ("[[source", "feeds.toml"),
    ],
)
def test_a_plan_that_makes_no_sense_says_where(tmp_path: Path, words: str, reason: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(words)
    with pytest.raises(PlanError) as raised:
        Plan.read(path)
    assert reason in str(raised.value)


def run_watch(folder: Path, until: Callable[[str], bool], *options: str) -> tuple[int, list[dict[str, object]]]:
    """Run the command until a line of its log fulfils a condition, then send SIGTERM; its exit status and log."""
    command = [sys.executable, "-m", "whoholds", "watch", "feeds.toml", "--allow-host", "127.0.0.1", *options]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, env=env)
    assert process.stderr is not None
    lines: list[str] = []
    for line in process.stderr:
        lines.append(line)
        if until(line):
            process.send_signal(signal.SIGTERM)
            break
    lines += process.stderr.readlines()
    return process.wait(60), [json.loads(line) for line in lines]


def test_the_command_ingests_logs_and_stops_cleanly_on_sigterm(web: Server, tmp_path: Path) -> None:
    web.answers["/feed"] = page(feed("Goma"), "application/rss+xml")
    (tmp_path / "feeds.toml").write_text(plan(web.url("/feed"), name='"Lake Radio"') + plan(web.url("/dead")))
    start = time.monotonic()
    status, log = run_watch(tmp_path, lambda line: '"waiting"' in line)
    assert status == 0
    events = [entry["event"] for entry in log]
    assert events[0] == "started"
    assert events[-1] == "stopped"
    assert {(entry["outlet"], entry["outcome"]) for entry in log if entry["event"] == "polled"} == {
        ("Lake Radio", "ok"),
        (web.url("/dead"), "failed"),
    }
    assert [entry["appended"] for entry in log if entry["event"] == "report"] == ["new"]
    assert time.monotonic() - start < 60
    shown = subprocess.run(
        [sys.executable, "-m", "whoholds", "coverage", "--watched", "--format", "jsonl"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [(row["outlet"], row["failed"], row["fresh"]) for row in rows] == [
        ("Lake Radio", 0, 1),
        (web.url("/dead"), 1, 0),
    ]
