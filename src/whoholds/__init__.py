"""whoholds reads reports of armed conflict and keeps the record of who holds what, and who says so.

`whoholds.read(text, published=...)` reads one report; `whoholds.open(ledger)` opens a ledger to take reports in and to
ask. What they need is loaded when they are first called for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whoholds.python import open_ledger as open  # noqa: A004 - the word for it
    from whoholds.python import read as read

__version__ = "0.1.0"
__all__ = ["__version__", "open", "read"]


class _Read(ModuleType):
    """`whoholds.read` is the package that opens sources and, called, reads one text."""

    def __call__(self, text: str, **about: Any) -> Any:
        return import_module("whoholds.python").read(text, **about)


class _Package(ModuleType):
    """Makes `whoholds.read` callable when it is loaded, whoever loads it."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "read" and isinstance(value, ModuleType):
            value.__class__ = _Read
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name == "read":
        return import_module("whoholds.read")
    if name == "open":
        return import_module("whoholds.python").open_ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
