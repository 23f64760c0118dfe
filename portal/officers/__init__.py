"""Pages of the grants and commissioning officers."""
