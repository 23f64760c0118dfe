"""Pages of those who give figures for the measures of the Plan: police and partners."""
