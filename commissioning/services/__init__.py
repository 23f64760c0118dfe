"""The register of services and contracts: what runs, for how much, until when, and what was changed."""
