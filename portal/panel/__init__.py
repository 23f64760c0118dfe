"""Pages of the Advisory Board: the ranked list, the meeting, a recommendation for each bid, the minutes."""
