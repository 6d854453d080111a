"""What differs between two catalogs, and what that breaks."""
