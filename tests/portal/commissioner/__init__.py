"""Pages of whoever signs."""
