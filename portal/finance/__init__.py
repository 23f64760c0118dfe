"""Pages of finance: advice, the ledger, bank checks and payments."""
