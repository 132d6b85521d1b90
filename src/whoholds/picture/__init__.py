"""From claims to an account: who holds each place, what happened, who was hurt, and where sources disagree."""

from whoholds.picture.control import trace
from whoholds.picture.moves import moves_below, moves_of

__all__ = ["moves_below", "moves_of", "trace"]
