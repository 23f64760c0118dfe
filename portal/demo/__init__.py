"""The demonstration: be any of its people in one click. Its addresses exist in demonstration mode only."""
