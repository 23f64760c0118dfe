"""Endorsements: a neighbourhood officer or a community safety partnership says whether it supports a bid."""
