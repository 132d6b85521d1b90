"""How fast the page shows a large ledger."""
