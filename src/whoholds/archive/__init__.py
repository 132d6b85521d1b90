"""Archive: what was ingested, kept as it came, so that evidence outlives the page."""

from whoholds.archive.keeping import Kept
from whoholds.archive.store import Archive, ArchiveError, Origin, archive_folder, write_warc

__all__ = ["Archive", "ArchiveError", "Kept", "Origin", "archive_folder", "write_warc"]
