"""What must be provable later: the clock, the engine, the trail, the outbox, publication and files."""
