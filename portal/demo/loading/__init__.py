"""Loads the demonstration through the actions, under the clock, with no guard switched off."""
