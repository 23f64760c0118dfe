"""Applications: from a first draft to eligible, and to the decision."""
