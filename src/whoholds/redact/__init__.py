"""Redact: a reading without the names of private persons, without sharp points, without more text than is quoted."""

from whoholds.redact.persons import private_names
from whoholds.redact.policy import Policy, PolicyError, load_policy
from whoholds.redact.redacting import Redacted, redact

__all__ = ["Policy", "PolicyError", "Redacted", "load_policy", "private_names", "redact"]
