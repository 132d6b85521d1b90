"""Blocks of a report to parsed sentences: words, tags, trees, names. The verb is `Parser.parse`."""

from whoholds.parse.files import ModelError
from whoholds.parse.parser import Parser
from whoholds.parse.reader import SentenceParser

__all__ = ["ModelError", "Parser", "SentenceParser"]
