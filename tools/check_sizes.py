"""Check that files and functions stay short: 400 lines a file, 40 a function, five parameters."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 40
PARAMETERS = 5


def main(roots: list[str]) -> int:
    """Print what is too long in the Python files under the roots; 1 if anything is."""
    files = sorted(path for root in roots for path in Path(root).rglob("*.py"))
    found = [line for path in files for line in too_long(path)]
    print("\n".join(found) if found else f"{len(files)} files within their sizes")
    return 1 if found else 0


def too_long(path: Path) -> Iterator[str]:
    """One line for each thing in the file that is over its size."""
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > FILE_LINES:
        yield f"{path}: {lines} lines, {FILE_LINES} at most"
    for node in ast.walk(ast.parse(text, str(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from too_long_function(node, path)


def too_long_function(node: ast.FunctionDef | ast.AsyncFunctionDef, path: Path) -> Iterator[str]:
    """What of one function is over its size: its lines, or its parameters without self, cls and *, **."""
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if length > FUNCTION_LINES:
        yield f"{path}:{node.lineno}: {node.name} has {length} lines, {FUNCTION_LINES} at most"
    named = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    count = len([name for name in named if name not in {"self", "cls"}])
    if count > PARAMETERS and not _called_by_name(node):
        yield f"{path}:{node.lineno}: {node.name} has {count} parameters, {PARAMETERS} at most"


def _called_by_name(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a decorator hands in the parameters: a command's options, a route's query, a test's fixtures."""
    return bool(node.decorator_list) or node.name.startswith("test_")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
