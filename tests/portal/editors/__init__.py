"""Pages of those who write the Plan."""
