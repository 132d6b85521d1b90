"""Report to blocks: what each stretch of a report is. Marks, never deletes."""

from whoholds.mark.marking import Marking, mark, marking

__all__ = ["Marking", "mark", "marking"]
