"""Pages of assessors."""
