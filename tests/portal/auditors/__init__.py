"""Pages of auditors."""
