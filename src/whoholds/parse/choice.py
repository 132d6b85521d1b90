"""Which parser reads: the packaged model, another folder's, or a spaCy pipeline."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from whoholds.parse.parser import Parser
from whoholds.parse.pipeline import PipelineParser
from whoholds.parse.reader import SentenceParser
from whoholds.parse.triage import Triage

VARIABLE = "WHOHOLDS_PARSER"
SPACY = "spacy:"


def chosen(
    name: str | None = None, *, threads: int = 1, triage: Triage | None = None, environ: Mapping[str, str] = os.environ
) -> SentenceParser:
    """The parser that a name stands for: `spacy:PIPELINE`, a folder with a model's files, or the packaged model.

    Without a name, that in the environment variable WHOHOLDS_PARSER; without either the packaged model.
    """
    name = name or environ.get(VARIABLE, "")
    if name.startswith(SPACY):
        return PipelineParser(name.removeprefix(SPACY))
    return Parser(Path(name) if name else None, threads, triage=triage)
