"""Pages of the Advisory Board."""
