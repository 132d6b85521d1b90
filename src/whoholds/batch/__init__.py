"""The same flow over many files: a unit of work a file, its result in Parquet, by processes or on a cluster."""

from whoholds.batch.processes import run_processes
from whoholds.batch.shelf import OtherVersionError, Shelf
from whoholds.batch.stored import Stored
from whoholds.batch.units import Unit, find_units
from whoholds.batch.work import Done

__all__ = ["Done", "OtherVersionError", "Shelf", "Stored", "Unit", "find_units", "run_processes"]
