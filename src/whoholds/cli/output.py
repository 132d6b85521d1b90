"""Where a command's answer goes: the terminal, or a file that appears only when it is complete."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

Command = TypeVar("Command", bound=Callable[..., Any])


def out_option(command: Command) -> Command:
    """`-o`, a file or, where a command writes several, a folder."""
    kind = click.Path(path_type=Path)
    return click.option("-o", "--out", type=kind, metavar="FILE", help="Write there. Default: print.")(command)


@contextlib.contextmanager
def standard_output(out: Path | None) -> Iterator[None]:
    """What is printed goes to the file, if one is given; a file that couldn't be finished isn't left behind."""
    if out is None:
        yield
        return
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as stream, contextlib.redirect_stdout(stream):
            yield
        part.replace(out)
    except OSError as error:
        raise click.ClickException(f"can't write {out}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def console() -> Console:
    """A console as wide as the terminal, 80 columns where there is none."""
    from rich.console import Console

    plain = Console()
    return plain if plain.is_terminal else Console(width=80)


@contextlib.contextmanager
def bar(what: str, total: int | None, *, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """A progress bar on the terminal's error stream; call what it gives with the name of each thing that is done.

    Nothing is drawn where nobody watches.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    screen = Console(stderr=True)
    name = TextColumn("{task.fields[name]}", markup=False)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), name)
    with Progress(*columns, console=screen, disable=quiet or not screen.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=total, name="")
        yield lambda done: progress.update(task, advance=1, name=done[:40])
