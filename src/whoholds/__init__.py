"""whoholds reads reports of armed conflict and keeps the record of who holds what, and who says so."""

__version__ = "0.1.0"
