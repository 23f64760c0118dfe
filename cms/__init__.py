"""The public front: pages made from what was published, enriched by editors."""
