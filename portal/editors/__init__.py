"""Pages of those who write the Plan: its versions, and the next one while it is a draft."""
