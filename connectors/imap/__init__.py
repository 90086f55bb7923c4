"""Mail on an IMAP server (RFC 3501): pulled without leaving a trace."""
