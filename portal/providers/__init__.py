"""Pages of those who deliver services: what was agreed, what is paid, and the reports on it."""
