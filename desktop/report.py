"""The report as JSON, text and CSV."""
