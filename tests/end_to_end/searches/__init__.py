"""Ten job searches written by hand, and what should be understood of each."""
