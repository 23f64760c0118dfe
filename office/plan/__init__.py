"""The Police and Crime Plan: what the office promised, where, and with whom."""
