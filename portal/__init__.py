"""The signed-in front, one folder an audience."""
