"""Drafts of follow-up messages: the right words, to the right person, from evidence only.

``draft`` puts a draft together from facts; ``from_report`` finds the facts; ``wording`` reads the
texts, which are data (``texts/*.txt``, one file a language); ``names`` knows display names and
subjects. Nothing here sends anything, and nothing is written that no message proves.
"""
