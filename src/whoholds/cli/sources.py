"""The reports that a command's sources hold, read one after the other; what can't be read is said and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from whoholds.flow import Reader, Reading
    from whoholds.gather import Gatherer
    from whoholds.records import Report


class Sources:
    """Sources named on the command line. `failed` counts the reports that couldn't be read.

    `parser` names another parser than the packaged model; `gatherer` says how sources are found and fetched.
    """

    def __init__(self, names: Iterable[str], *, parser: str | None = None, gatherer: Gatherer | None = None) -> None:
        self.names = tuple(names)
        self.gatherer = gatherer
        self.parser = parser
        self.failed = 0

    def readings(self) -> Iterator[Reading]:
        """Each report with its claims. The model is opened when the first report is there."""
        from whoholds.parse import ModelError

        reader: Reader | None = None
        for report in self.reports():
            reader = reader or open_reader(self.parser)
            try:
                reading = reader.read(report)
            except ModelError as error:
                raise click.ClickException(str(error)) from error
            except Exception as error:  # noqa: BLE001 - the one boundary per report: the others are read
                self._say(report.id, f"{type(error).__name__}: {error}")
                continue
            yield reading

    def reports(self) -> Iterator[Report]:
        """Each report that can be read."""
        from whoholds.export.wording import printable
        from whoholds.gather import Gatherer
        from whoholds.read import Failed

        for found in (self.gatherer or Gatherer()).gather(self.names):
            if isinstance(found, Failed):
                self._say(found.source, found.reason, expected=found.expected)
                continue
            if not found.is_read:
                click.echo(f"{printable(found.id)}: in another language ({found.language}), not read", err=True)
            elif found.published is None:
                click.echo(f"{printable(found.id)}: no date, so words such as “on Sunday” stay unresolved", err=True)
            yield found

    def _say(self, source: str, reason: str, *, expected: bool = False) -> None:
        from whoholds.export.wording import printable

        self.failed += not expected
        click.echo(f"{'note' if expected else 'not read'}: {printable(source)}: {printable(reason)}", err=True)


def open_reader(parser: str | None = None) -> Reader:
    """The reader with what whoholds ships, or an error that says what is missing."""
    from whoholds.flow import Reader
    from whoholds.parse import ModelError
    from whoholds.resolve.places.gazetteer import BrokenGazetteerError

    try:
        return Reader.open(parser=parser)
    except (ModelError, BrokenGazetteerError) as error:
        raise click.ClickException(str(error)) from error
