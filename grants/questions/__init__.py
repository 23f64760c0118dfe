"""Questions to the office about a round, answered to everyone."""
