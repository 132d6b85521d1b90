"""The tutorial: every cell runs, and what it shows can be shown."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"


def cells(kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


def test_every_cell_of_the_tutorial_runs_and_shows_what_it_ends_with() -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in cells("code"):
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell["id"], "exec"), names)
        if isinstance(last, ast.Expr):
            shown = eval(compile(ast.Expression(last.value), cell["id"], "eval"), names)
            assert shown._repr_html_() if hasattr(shown, "_repr_html_") else repr(shown)


def test_the_tutorial_was_run_and_names_no_folder_of_this_machine() -> None:
    assert all(cell["outputs"] and cell["execution_count"] for cell in cells("code"))
    assert "/tmp" not in NOTEBOOK.read_text("utf-8")
