"""How a service does: its measures with their targets, what was promised, and the reports that say what was done."""
