"""What the public says back about a published page, and who wants to hear of what is published."""
