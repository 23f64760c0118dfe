"""The public answers back, and follows what it cares for."""
