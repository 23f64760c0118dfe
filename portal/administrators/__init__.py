"""Pages of administrators: what is still to do, people and roles, the office's names, keys to funds."""
