"""The timeline: one row for every application, its events and its growing silence."""
