"""The `whoholds` command: gathers the commands, each in a file of its own."""

from __future__ import annotations

import click

from whoholds import __version__
from whoholds.cli.batch import batch
from whoholds.cli.brief import brief
from whoholds.cli.coverage import coverage
from whoholds.cli.demo import demo
from whoholds.cli.disputes import disputes
from whoholds.cli.events import events
from whoholds.cli.export import export
from whoholds.cli.gazetteer import gazetteer
from whoholds.cli.ingest import ingest
from whoholds.cli.judge import judge
from whoholds.cli.ledger import ledger
from whoholds.cli.picture import picture
from whoholds.cli.places import places
from whoholds.cli.plot import plot
from whoholds.cli.read import read
from whoholds.cli.serve import serve
from whoholds.cli.tolls import tolls
from whoholds.cli.watch import watch
from whoholds.cli.who import who

COMMANDS: tuple[click.Command, ...] = (
    read, places, ingest, watch, batch, picture, who, events, tolls, disputes, coverage, judge, brief, export, plot,
    serve, demo, gazetteer, ledger,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="whoholds")
def main() -> None:
    """Read reports of armed conflict and keep the record: who holds which place, since when, and who says so."""


for command in COMMANDS:
    main.add_command(command)
