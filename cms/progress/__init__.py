"""Published progress reports."""
