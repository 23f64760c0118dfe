"""Cycles: a service is commissioned, commissioned again, varied or ended, each from a need to a decision."""
