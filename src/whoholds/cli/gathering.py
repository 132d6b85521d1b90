"""Options of the commands that take sources of every sort, and the gatherer that they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whoholds.cli.asking import Day, today

if TYPE_CHECKING:
    from whoholds.archive import Archive
    from whoholds.fetch import Client
    from whoholds.gather import Gatherer
    from whoholds.read import Mapping

Command = TypeVar("Command", bound=Callable[..., Any])

allow_option = click.option(
    "--allow-host", "allowed", multiple=True, metavar="HOST",
    help="Fetch from this host although its address lies inside a network. May be repeated.",
)  # fmt: skip


def gather_options(command: Command) -> Command:
    """`--map`, `--published`, `--pages` and `--allow-host`."""
    for option in (
        allow_option,
        click.option("--pages", is_flag=True, help="Fetch the page behind each entry of a feed."),
        click.option(
            "--map", "columns", metavar="FIELD=COLUMN,...",
            help="Columns of tables and fields of JSON: text=body,published=date. Fields: text, id, published, title, "
            "source, url, language, authors.",
        ),
        click.option(
            "--published", type=Day(), metavar="DATE", callback=_past,
            help="The day of publication of reports that don't tell theirs.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def _past(ctx: click.Context, param: click.Parameter, day: dt.date | None) -> dt.date | None:
    """No report comes from tomorrow."""
    if day and day > today():
        raise click.BadParameter(f"{day} lies in the future", ctx, param)
    return day


def to_mapping(columns: str | None) -> Mapping | None:
    """The mapping that --map means, or an error that says what is wrong with it."""
    from whoholds.read import Mapping, MappingError

    try:
        return Mapping.parse(columns) if columns else None
    except MappingError as error:
        raise click.BadParameter(f"--map: {error}") from error


def open_gatherer(
    columns: str | None = None,
    *,
    pages: bool = False,
    allowed: tuple[str, ...] = (),
    archive: Archive | None = None,
    published: dt.date | None = None,
) -> Gatherer:
    """The gatherer that the options mean."""
    from whoholds.gather import Gatherer

    return Gatherer(open_client(allowed), archive, to_mapping(columns), pages, published=published)


def open_client(allowed: tuple[str, ...] = ()) -> Client:
    """What fetches pages."""
    from whoholds.fetch import Client

    return Client(allowed=frozenset(allowed))


def open_archive(ledger: str) -> Archive:
    """The archive of a ledger, or an error that says why it can't be used."""
    from whoholds.archive import Archive, ArchiveError, archive_folder

    try:
        return Archive.open(archive_folder(ledger))
    except ArchiveError as error:
        raise click.ClickException(f"{error}; --no-archive does without") from error


def find_archive(ledger: str) -> Path | None:
    """The folder of a ledger's archive, if there is one."""
    from whoholds.archive import archive_folder

    folder = archive_folder(ledger)
    return folder if (folder / "index.db").is_file() else None
