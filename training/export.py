"""Write the model that the package carries: `model.onnx`, `tokenizer.json`, `labels.json` with their SHA-256."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import onnx

from training.encoder import weights_folder
from training.inventory import Inventory
from training.model import Model
from training.network import network

PACKAGED = Path(__file__).resolve().parents[1] / "src/whoholds/parse/model"

FLOATS = "floats.json"
"""The figures of the model before it was made int8."""


def record(figures: dict[str, Any], folder: Path = PACKAGED) -> None:
    """Write the figures in floats beside the model."""
    (folder / FLOATS).write_text(json.dumps(figures, indent=1) + "\n", "utf8")


def export(model: Model, labels: Inventory, folder: Path = PACKAGED, *, int8: bool = True) -> Path:
    """The three files; returns the path of the model."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    onnx.save_model(network(model.eval(), int8=int8), str(path))
    shutil.copyfile(weights_folder() / "tokenizer.json", folder / "tokenizer.json")
    hashes = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")
    }
    text = json.dumps({"sha256": hashes, "labels": asdict(labels)}, ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text + "\n", "utf8")
    return path
