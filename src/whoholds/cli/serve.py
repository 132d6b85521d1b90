"""`whoholds serve`: the page and the API on this machine's own address."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path

import click

from whoholds.cli.asking import ledger_option, open_account, open_intake

MISSING = "`whoholds serve` needs FastAPI and uvicorn: pip install 'whoholds[serve]'"


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
@ledger_option
def serve(ledger: str, port: int, edit: bool, boundaries: Path | None) -> None:
    """Serve the page and the API on 127.0.0.1, until stopped with Ctrl-C.

    Nothing leaves this machine, and nothing elsewhere can ask. Without --edit nothing can be changed.
    """
    run(ledger, listen(port), edit=edit, boundaries=boundaries)


def run(ledger: str, listener: socket.socket, *, edit: bool = False, boundaries: Path | None = None) -> None:
    """Serve a ledger on a socket until stopped; says the address first."""
    try:
        import uvicorn

        from whoholds.web import Served, create_app
        from whoholds.web.page import UNBUILT, is_built
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{MISSING} (missing: {error.name})") from error

    account = open_account(ledger)
    token = secrets.token_urlsafe(24) if edit else None
    served = Served(account, Path(ledger).name, token, (lambda: open_intake(ledger)) if edit else None, boundaries)
    number = listener.getsockname()[1]
    if not is_built():
        click.echo(UNBUILT, err=True)
    click.echo(f"whoholds serves {ledger} on http://127.0.0.1:{number}/{f'#token={token}' if token else ''}")
    click.echo("Stop with Ctrl-C.")
    config = uvicorn.Config(create_app(served), log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listener])


def listen(port: int) -> socket.socket:
    """A socket on this machine's own address, or an error that says what to do."""
    listener = socket.socket()  # closed with the process
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        raise click.ClickException(f"port {port} can't be had ({error.strerror}); try --port 0") from error
    return listener
