"""Claim: from parsed sentences to what happened, who says so and whether it is so."""

from whoholds.claim.confidence import UNCALIBRATED, Calibration
from whoholds.claim.reader import FrameReader
from whoholds.claim.settled import settled
from whoholds.claim.subject import NO_CONFLICT, Subject

__all__ = ["NO_CONFLICT", "UNCALIBRATED", "Calibration", "FrameReader", "Subject", "settled"]
