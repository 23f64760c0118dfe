"""What was promised, and is it happening? Agreements, measures agreed, instalments and progress reports."""
