"""`whoholds serve`: the page and the API on this machine's own address."""

from __future__ import annotations

import os
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from whoholds.cli.asking import ledger_option, open_account, open_intake, sure_option

RATE = 60
"""How often a minute one client may ask for what costs much."""
MISSING = "`whoholds serve` needs FastAPI and uvicorn: pip install 'whoholds[serve]'"


def _allow(context: click.Context, param: click.Parameter, origins: tuple[str, ...]) -> None:
    """Keep the sites for each process that serves."""
    if origins:
        os.environ["WHOHOLDS_CORS"] = " ".join(origins)


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8750, show_default=True, help="0 takes any that is free."
)
@click.option(
    "--edit", is_flag=True, help="Let who opens the printed address judge claims; the ledger keeps who and when."
)
@click.option(
    "--boundaries",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A GeoJSON file of boundaries to draw instead of the basemap's.",
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes, for a team.")
@click.option(
    "--rate", type=click.IntRange(0), default=RATE, show_default=True, metavar="N",
    help="How often a minute one client may have a text read, or judge claims; 0 for no limit.",
)  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="HOST", help="A proxy's name that requests may carry, too.")
@click.option("--log", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to log.")
@click.option(
    "--cors", multiple=True, metavar="ORIGIN", expose_value=False, callback=_allow,
    help="A site (https://example.org) whose pages may ask the API from a browser. Default: none.",
)  # fmt: skip
@sure_option
@ledger_option
def serve(ledger: str, port: int, *, workers: int, names: tuple[str, ...], log: str, **how: Any) -> None:
    """Serve the page and the API on 127.0.0.1, until stopped with Ctrl-C.

    Nothing leaves this machine, and nothing elsewhere can ask. Without --edit nothing can be changed. A team puts a
    proxy before it, names that with --name, and reads /health and /metrics (docs/team.md).
    """
    manner = Manner(names=names, log=log, **how)
    if workers == 1:
        run(ledger, listen(port), manner)
        return
    if manner.edit or manner.boundaries:
        raise click.UsageError("--edit and --boundaries go with one process only: leave --workers out")
    open_account(ledger).close()
    from whoholds.cli.serving import serve_by_many

    serve_by_many(ledger, port, workers, manner)


@dataclass(frozen=True, slots=True)
class Manner:
    """How to serve: whether claims may be judged, what is drawn as boundaries, further host names, the form of logs.

    Claims less sure than `least` are left out. A client may ask for what costs much `rate` times a minute.
    """

    edit: bool = False
    boundaries: Path | None = None
    names: tuple[str, ...] = ()
    log: str = "text"
    least: float = 0.0
    rate: int = RATE


PLAINLY = Manner()


def run(ledger: str, listener: socket.socket, how: Manner = PLAINLY) -> None:
    """Serve a ledger on a socket until stopped; says the address first."""
    try:
        import uvicorn

        from whoholds.web import Served, create_app
        from whoholds.web.guard import LOOPBACK, Bounds
        from whoholds.web.logs import LOGGING
        from whoholds.web.pace import Pace
        from whoholds.web.page import UNBUILT, is_built
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{MISSING} (missing: {error.name})") from error

    account = open_account(ledger, least=how.least)
    token = secrets.token_urlsafe(24) if how.edit else None
    opens = (lambda: open_intake(ledger)) if how.edit else None
    served = Served(account, Path(ledger).name, token, opens, how.boundaries)
    number = listener.getsockname()[1]
    if not is_built():
        click.echo(UNBUILT, err=True)
    click.echo(f"whoholds serves {ledger} on http://127.0.0.1:{number}/{f'#token={token}' if token else ''}")
    click.echo("Stop with Ctrl-C.")
    made = create_app(served, hosts=LOOPBACK | set(how.names), bounds=Bounds(pace=Pace(how.rate)))
    as_json = how.log == "json"
    config = uvicorn.Config(
        made, log_level="info" if as_json else "warning", access_log=as_json, log_config=LOGGING if as_json else None
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])


def listen(port: int) -> socket.socket:
    """A socket on this machine's own address, or an error that says what to do."""
    listener = socket.socket()  # closed with the process
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()  # who follows the address that is printed waits, and isn't turned away
        listener.listen()  # who comes as soon as the address is printed waits, and isn't sent away
    except OSError as error:
        raise click.ClickException(f"port {port} can't be had ({error.strerror}); try --port 0") from error
    return listener
