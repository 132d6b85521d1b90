"""Bytes to reports: one file a format, and a reason for each source that can't be read."""

from whoholds.read.mapping import Mapping, MappingError
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.reports import read_answer, read_bytes, read_source, read_sources
from whoholds.read.source import Source, find_sources

__all__ = [
    "Failed",
    "Mapping",
    "MappingError",
    "Source",
    "Unreadable",
    "find_sources",
    "read_answer",
    "read_bytes",
    "read_source",
    "read_sources",
]
