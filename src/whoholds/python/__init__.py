"""What `import whoholds` offers: reading a text, and asking a ledger, with tables and views for notebooks."""

from whoholds.python.listing import Listing
from whoholds.python.opened import Opened, open_ledger
from whoholds.python.reading import ReadReport, read

__all__ = ["Listing", "Opened", "ReadReport", "open_ledger", "read"]
