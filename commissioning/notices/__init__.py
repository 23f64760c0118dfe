"""Procurement notices: which of them an event calls for, by when, and the evidence that each was published."""
