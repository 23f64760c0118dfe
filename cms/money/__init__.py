"""The money: from what came in to what came of it."""
