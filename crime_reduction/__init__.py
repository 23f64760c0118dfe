"""Crime Reduction Grants and their siblings: only what their own guidance says."""
