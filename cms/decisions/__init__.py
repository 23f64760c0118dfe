"""The decisions register and a page for each decision."""
