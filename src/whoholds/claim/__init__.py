"""Claim: from parsed sentences to drafts of what happened, who says so and whether it is so."""

from whoholds.claim.reader import FrameReader

__all__ = ["FrameReader"]
