"""Filling in a form, whatever it is for: its questions drawn, saved as one types, and settled when two wrote."""
