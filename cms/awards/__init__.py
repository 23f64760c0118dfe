"""The awards register and a page for each award."""
