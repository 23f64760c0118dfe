"""The ten commissioning principles, gates with their evidence, the needs register."""
