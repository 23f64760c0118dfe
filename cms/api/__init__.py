"""The read-only API, /api/v1/: what is published, for programs."""
