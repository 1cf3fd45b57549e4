"""What gatherings say in channels and to people."""
