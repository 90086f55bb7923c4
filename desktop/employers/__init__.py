"""The right pane: one employer's story, why it is read so, and how to correct it."""
