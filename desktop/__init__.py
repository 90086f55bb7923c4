"""The upper floor: the Qt window, the command line and the engine that conducts.

May import every other package; nothing imports it. See ARCHITECTURE.md for the rooms.
"""
