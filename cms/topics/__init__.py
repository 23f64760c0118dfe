"""What we funded for this: a page for each district, outcome, priority and group."""
