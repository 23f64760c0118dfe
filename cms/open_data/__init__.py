"""Everything published, for machines: 360Giving, JSON, CSV, feeds."""
