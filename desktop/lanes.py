"""Queues with a thread of their own."""
