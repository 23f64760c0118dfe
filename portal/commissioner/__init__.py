"""Pages of whoever signs: the office-holder and the deputy."""
