"""`--country`: by its two letters, or by a name that the gazetteer knows it by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class Country(click.ParamType[str]):
    """A country's two letters (ISO 3166-1), also where its name was given."""

    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The two letters, or an error that names countries spelled alike."""
        words = str(value).strip()
        if len(words) == 2 and words.isascii() and words.isalpha():
            return words.upper()
        from difflib import get_close_matches

        from whoholds.records.keys import fold

        names = _names()
        if fold(words) in names:
            return names[fold(words)]
        near = "".join(f"; {name} is {names[name]}" for name in get_close_matches(fold(words), names, 2))
        raise click.BadParameter(
            f"{words!r} is no country: give its two letters (ISO 3166-1), such as UA, or its name{near}", ctx, param
        )


def country_option(only: str = "Only this country") -> Callable[[Command], Command]:
    """The option, as `country`."""
    return click.option(
        "--country", type=Country(), metavar="CC", help=f"{only}, by its two letters (ISO 3166-1) or its name."
    )


def _names() -> dict[str, str]:
    """The two letters by each name, folded."""
    from whoholds.records.keys import fold
    from whoholds.resolve.places.entries import split, table

    rows = list(table("countries.csv"))
    variants = {fold(name): row["country"] for row in rows for name in split(row["variants"])}
    return variants | {fold(row["name"]): row["country"] for row in rows}
