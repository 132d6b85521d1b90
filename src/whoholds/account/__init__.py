"""The account: a ledger and the picture that follows from it, for whoever asks."""

from whoholds.account.account import Account
from whoholds.account.intake import Intake, Taken

__all__ = ["Account", "Intake", "Taken"]
