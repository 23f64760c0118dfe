"""Funds and rounds, made from the rounds themselves."""
