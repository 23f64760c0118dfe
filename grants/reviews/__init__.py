"""Reviews: a group that was not funded asks whether it was decided as the rules say, and another officer answers."""
