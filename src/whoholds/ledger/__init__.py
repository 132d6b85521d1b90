"""The ledger: reports and their claims, append-only, in two times. One writer, any number of read-only views."""

from whoholds.ledger.dialects import connect
from whoholds.ledger.packing import Packed, pack
from whoholds.ledger.taking import Appended
from whoholds.ledger.view import LedgerView
from whoholds.ledger.writer import LedgerWriter

__all__ = ["Appended", "LedgerView", "LedgerWriter", "Packed", "connect", "pack"]
