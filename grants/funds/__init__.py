"""Funds and rounds: what is open, for how much, until when."""
