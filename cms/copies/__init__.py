"""Kept copies of public pages: answered before anything is asked of the rest, and dropped with the next deed."""
