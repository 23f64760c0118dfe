"""Grants of earlier years, and the running totals with those of today."""
