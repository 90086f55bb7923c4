"""Messages in junk that are probably about one of the applications."""
