"""Bring your own reader: extractors of claims as plugins, held to the words of the report."""

from whoholds.extractors.plugin import GROUP, Extractor, ExtractorError, extractor_names, open_extractor
from whoholds.extractors.reading import ExtractorReader

__all__ = ["GROUP", "Extractor", "ExtractorError", "ExtractorReader", "extractor_names", "open_extractor"]
