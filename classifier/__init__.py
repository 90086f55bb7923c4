"""Text in, understanding out: what one message is, from whom, about which role and dates.

Knows messages (`models`) and nothing of mailboxes, windows, networks or today's date.
"""
