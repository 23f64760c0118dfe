"""Pages of the monitoring officer."""
