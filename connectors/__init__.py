"""The only place with sockets and secrets: mailboxes in, messages out.

Knows messages (`models`) and nothing of what they mean, nor of windows.
"""
