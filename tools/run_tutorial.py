"""Run the tutorial notebook and keep what its cells show. Needs nbclient and ipykernel."""

from __future__ import annotations

import sys
from pathlib import Path

NOTEBOOK = Path(__file__).parents[1] / "docs" / "tutorial.ipynb"
KEPT = frozenset({"text/html", "text/plain", "image/png"})


def main() -> int:
    """Run every cell in a fresh kernel; 1 if one fails."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    try:
        NotebookClient(notebook, timeout=300, kernel_name="python3", record_timing=False).execute()
    except CellExecutionError as error:
        print(error)
        return 1
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "data" in output:
                output["data"] = {kind: shown for kind, shown in output["data"].items() if kind in KEPT}
    notebook.metadata = {key: notebook.metadata[key] for key in ("kernelspec",)}
    nbformat.write(notebook, NOTEBOOK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
