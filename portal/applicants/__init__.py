"""Pages for groups that apply, and for those we fund."""
