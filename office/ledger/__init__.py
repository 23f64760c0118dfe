"""Whose money, and how much is left? Sources, pots, commitments and append-only entries, in pence."""
