"""The reports that a command's sources hold, read one after the other; what can't be read is said and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from whoholds.extractors import ExtractorReader
    from whoholds.flow import Reader, Reading
    from whoholds.gather import Gatherer
    from whoholds.records import Report

Command = TypeVar("Command", bound=Callable[..., Any])
CHOSEN = "whoholds.reader"
"""Where a command keeps the name of the reader that was asked for."""


class Sources:
    """Sources named on the command line. `failed` counts the reports that couldn't be read.

    `parser` names another parser than the packaged model; `gatherer` says how sources are found and fetched.
    """

    def __init__(self, names: Iterable[str], *, parser: str | None = None, gatherer: Gatherer | None = None) -> None:
        self.names = tuple(names)
        self.gatherer = gatherer
        self.parser = parser
        self.failed = 0
        self.undated = 0

    def readings(self) -> Iterator[Reading]:
        """Each report with its claims. The model is opened when the first report is there."""
        from whoholds.parse import ModelError

        reader: Reader | ExtractorReader | None = None
        for report in self.reports():
            reader = reader or open_chosen(self.parser)
            try:
                reading = reader.read(report)
            except ModelError as error:
                raise click.ClickException(str(error)) from error
            except Exception as error:  # noqa: BLE001 - the one boundary per report: the others are read
                self._say(report.id, f"{type(error).__name__}: {error}")
                continue
            self._say_dropped(reading)
            yield reading

    def reports(self) -> Iterator[Report]:
        """Each report that can be read."""
        from whoholds.export.wording import name_of, printable
        from whoholds.gather import Gatherer
        from whoholds.read import Failed

        for found in (self.gatherer or Gatherer()).gather(self.names):
            if isinstance(found, Failed):
                self._say(found.source, found.reason, expected=found.expected)
                continue
            if not found.is_read:
                click.echo(f"{printable(name_of(found))}: in another language ({found.language}), not read", err=True)
            self.undated += found.published is None
            yield found
        if self.undated:
            click.echo(undated(self.undated), err=True)

    def _say_dropped(self, reading: Reading) -> None:
        """What an extractor gave that can't be kept: its words don't stand in the report, or it is no claim."""
        from whoholds.export.wording import printable

        for drop in reading.drops:
            if drop.stage == "extract":
                click.echo(printable(f"dropped: {reading.report.id}: {drop.reason}: {drop.detail[:200]}"), err=True)

    def _say(self, source: str, reason: str, *, expected: bool = False) -> None:
        from whoholds.export.wording import printable

        self.failed += not expected
        click.echo(f"{'note' if expected else 'not read'}: {printable(source)}: {printable(reason)}", err=True)


def undated(number: int) -> str:
    """What it means that reports have no date, and what to do."""
    reports = "1 report has" if number == 1 else f"{number} reports have"
    return (
        f"{reports} no date: words such as “on Sunday” or “overnight” stay unresolved there. Give it "
        "in the file's name (2021-08-09-kunduz.txt), in a first line (9 August 2021), in a field `published`, or "
        "with --published."
    )


def reader_option(command: Command) -> Command:
    """`--reader`, or WHOHOLDS_READER: kept with the command for `open_chosen`."""

    def keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
        ctx.meta[CHOSEN] = value

    return click.option(
        "--reader", envvar="WHOHOLDS_READER", metavar="NAME", expose_value=False, callback=keep,
        help="A reader of claims that is installed beside whoholds' own (docs/howto/readers.md).",
    )(command)  # fmt: skip


def open_reader(parser: str | None = None) -> Reader:
    """The reader with what whoholds ships, or an error that says what is missing."""
    from whoholds.flow import Reader
    from whoholds.parse import ModelError
    from whoholds.resolve.places.gazetteer import BrokenGazetteerError

    try:
        return Reader.open(parser=parser)
    except (ModelError, BrokenGazetteerError) as error:
        raise click.ClickException(str(error)) from error


def open_chosen(parser: str | None = None) -> Reader | ExtractorReader:
    """The reader that --reader names, else that which whoholds ships; or an error that says what is missing."""
    from whoholds.extractors import ExtractorError, ExtractorReader, open_extractor

    context = click.get_current_context(silent=True)
    name = context.meta.get(CHOSEN) if context else None
    try:
        return ExtractorReader(open_extractor(name), open_reader(parser)) if name else open_reader(parser)
    except ExtractorError as error:
        raise click.ClickException(str(error)) from error
