"""The strip at the bottom: the whole search at a glance, and which part of it is shown."""
