"""The one SQLite file: facts only; what can be derived is never stored.

``store`` is the face; ``connection`` opens and translates errors; ``migrations`` brings old files
up to date; ``messages``, ``corrections`` and ``accounts`` know their tables; ``codec`` turns
values into JSON and back. Nothing here knows what a report is.
"""
