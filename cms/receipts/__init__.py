"""Checking a receipt, by anyone."""
