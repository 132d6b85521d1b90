"""A PostgreSQL server for tests: Debian's programs, an unprivileged user, a socket in a temporary folder."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200", "shared_buffers=64MB")
"""Nothing of a test has to survive a loss of power."""


@dataclass
class Server:
    """A running server: gives ledgers that nobody used yet."""

    folder: Path
    user: str
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def ledger(self) -> str:
        """The URL of a new, empty ledger: a schema of its own."""
        import psycopg

        name = f"ledger_{next(self.numbers)}"
        with psycopg.connect(host=str(self.folder), user=self.user, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"postgresql+psycopg://{self.user}@/postgres?host={self.folder}&options=-csearch_path%3D{name}"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, or None where PostgreSQL isn't installed."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    found = shutil.which("initdb")
    candidates = [*homes, *([Path(found).resolve()] if found else [])]
    return next((path.parent for path in candidates if (path.parent / "postgres").exists()), None)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server in a folder, until it is left. The programs refuse to run as root: then as another user."""
    home, user = programs(), _user()
    assert home is not None
    if user.pw_uid != os.getuid():
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    _run([home / "initdb", "-D", data, "-A", "trust", "-U", user.pw_name, "-E", "UTF8", "--locale=C", "-N"], user)
    options = " ".join(["-k", str(folder), "-c listen_addresses=''", *(f"-c {one}" for one in QUICK)])
    _run([home / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], user)
    try:
        yield Server(folder, user.pw_name)
    finally:
        _run([home / "pg_ctl", "-D", data, "-m", "immediate", "stop"], user)


def _user() -> pwd.struct_passwd:
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


def _run(command: list[Any], user: pwd.struct_passwd) -> None:
    """Run a program as the user; raises CalledProcessError."""
    if user.pw_uid == os.getuid():
        subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL, cwd="/")
    else:
        subprocess.run(
            list(map(str, command)), check=True, stdout=subprocess.DEVNULL, cwd="/",
            user=user.pw_uid, group=user.pw_gid, extra_groups=[],
        )  # fmt: skip
