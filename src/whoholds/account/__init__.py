"""The account: a ledger and the picture that follows from it, for whoever asks."""

from whoholds.account.account import Account
from whoholds.account.intake import Intake, Taken
from whoholds.account.kin import Kin
from whoholds.account.outlets import Outlets

__all__ = ["Account", "Intake", "Kin", "Outlets", "Taken"]
