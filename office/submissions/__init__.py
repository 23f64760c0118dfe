"""What did they say? Question sets, submissions and answers: drafts that cannot be lost."""
