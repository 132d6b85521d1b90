"""`--actor`: by a name, a part of one, an id, initials, or another name that the registry knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class Actor(click.ParamType[str]):
    """The words for a side; a known alias becomes the name that answers use."""

    name = "actor"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name of the actor that exactly these words mean to the registry, else the words themselves."""
        from whoholds.resolve.actors.registry import Registry

        known = Registry.load().lookup(str(value))
        return known.name if known else str(value)


def actor_option(only: str) -> Callable[[Command], Command]:
    """The option, as `actor`."""
    return click.option(
        "--actor", type=Actor(), metavar="NAME", help=f"{only}: a name or a part of it, another name, initials, an id."
    )
