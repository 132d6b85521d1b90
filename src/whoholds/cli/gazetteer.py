"""`whoholds gazetteer`: build the gazetteer, with a user's own places or GeoNames dumps, and look at it."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.group()
def gazetteer() -> None:
    """Build the gazetteer of places, or see what it holds."""


@gazetteer.command()
@click.option(
    "--geonames", "dumps", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A full GeoNames dump: allCountries.zip, or one country's. Can be given more than once.",
)  # fmt: skip
@click.option(
    "--own", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own places: CSV with name, lat, lon (type, country, variants, population, km) or GeoJSON.",
)  # fmt: skip
@click.option("--country", "countries", multiple=True, metavar="CC", help="Only these countries of the dumps.")
def build(dumps: tuple[Path, ...], own: tuple[Path, ...], countries: tuple[str, ...]) -> None:
    """Build the gazetteer into your cache folder and use it from now on.

    Without options this is the gazetteer that whoholds builds by itself on first use.
    """
    from whoholds.resolve.places.build import Extra
    from whoholds.resolve.places.build import build as compile_gazetteer
    from whoholds.resolve.places.dump import DumpError
    from whoholds.resolve.places.gazetteer import added_path, standard_path, use
    from whoholds.resolve.places.own import OwnPlacesError
    from whoholds.resolve.places.progress import bar

    extra = Extra(dumps, own, tuple(code.upper() for code in countries))
    path = added_path(extra) if dumps or own else standard_path()
    try:
        with bar("building the gazetteer") as progress:
            compile_gazetteer(path, progress=progress, extra=extra)
    except (DumpError, OwnPlacesError) as error:
        raise click.ClickException(str(error)) from error
    use(path)
    click.echo(path)


@gazetteer.command()
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print."
)
def info(form: str) -> None:
    """Show where the gazetteer lies, how big it is and what it holds."""
    from whoholds.resolve.places import Gazetteer

    held = Gazetteer.open()
    facts = {"path": str(held.path), "megabytes": round(held.path.stat().st_size / 1e6, 1), "places": held.counts()}
    if form == "json":
        click.echo(json.dumps(facts, indent=1))
        return
    click.echo(f"{facts['path']}  {facts['megabytes']} MB")
    for kind, count in held.counts().items():
        click.echo(f"{count:>9,}  {kind}")
    click.echo("Places: GeoNames (CC BY 4.0). Divisions: Natural Earth (public domain), ISO 3166-2.")
