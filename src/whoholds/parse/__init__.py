"""Blocks of a report to parsed sentences: words, tags, trees, names. The verb is `Parser.parse`."""

from whoholds.parse.choice import VARIABLE, chosen
from whoholds.parse.files import ModelError
from whoholds.parse.parser import Parser
from whoholds.parse.pipeline import PipelineParser
from whoholds.parse.reader import SentenceParser
from whoholds.parse.triage import Triage

__all__ = ["VARIABLE", "ModelError", "Parser", "PipelineParser", "SentenceParser", "Triage", "chosen"]
