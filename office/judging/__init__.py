"""How good is it, and who says so? Contests, entries, assessments, moderation, ranking and meetings."""
