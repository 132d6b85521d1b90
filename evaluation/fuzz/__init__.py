"""Hostile input, made by the million: no stage may raise, hang or grow without bound."""
