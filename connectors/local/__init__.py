"""Mail in files: mbox, Maildir, folders of .eml. Only read, never changed."""
