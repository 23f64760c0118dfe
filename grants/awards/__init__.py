"""Awards: what was given, to whom, for what and why."""
