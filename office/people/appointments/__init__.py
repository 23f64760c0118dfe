"""Roles held: given, withdrawn, never deleted."""
