"""How well actors are resolved."""
