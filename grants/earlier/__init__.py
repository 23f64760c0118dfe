"""Grants that were awarded before this system, brought in from a table."""
