"""The model's files, found and checked: a missing or changed one is an error that says which and what to do."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

PACKAGED = Path(__file__).parent / "model"
LABELS = "labels.json"
MODEL = "model.onnx"
TOKENIZER = "tokenizer.json"


class ModelError(RuntimeError):
    """The language model can't be used: a file is missing, changed or of another version."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model's files and the labels its heads choose from; `labels["upos"][i]` is what index i means."""

    folder: Path
    labels: dict[str, tuple[str, ...]]
    sha256: str

    @property
    def model(self) -> Path:
        return self.folder / MODEL

    @property
    def tokenizer(self) -> Path:
        return self.folder / TOKENIZER


def find_model(folder: Path | None = None) -> ModelFiles:
    """The model in a folder, by default the package's own, each file checked against its SHA-256 in labels.json."""
    folder = folder or PACKAGED
    try:
        told = json.loads(_read(folder, LABELS))
        hashes, labels = dict(told["sha256"]), {name: tuple(found) for name, found in told["labels"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{folder / LABELS} isn't a list of the model's labels: {error}") from error
    for name in (MODEL, TOKENIZER):
        found = hashlib.sha256(_read(folder, name)).hexdigest()
        if found != hashes.get(name):
            raise ModelError(
                f"{folder / name} isn't the file that {LABELS} names (SHA-256 {found}, not {hashes.get(name)}): "
                "reinstall whoholds, or make the model again with `make model`"
            )
    return ModelFiles(folder, labels, hashes[MODEL])


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise ModelError(
            f"the language model's file {folder / name} can't be read ({error.strerror}): "
            "reinstall whoholds, or make the model with `make model`"
        ) from error
