"""Figures about the whole search, drawn calmly, and the exports."""
