"""Adding, listing and removing mail accounts; the first start."""
