"""The trail: append-only, hash-chained per subject, sealed daily into one chain."""

from .writing import append_steps, note

__all__ = ["append_steps", "note"]
