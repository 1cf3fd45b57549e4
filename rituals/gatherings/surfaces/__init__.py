"""What people press and fill in, in any gathering."""
