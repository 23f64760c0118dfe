"""The register of services and the contracts they run under, for everyone."""
