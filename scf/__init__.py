"""The Safer Communities Fund: only what its own guidance says."""
