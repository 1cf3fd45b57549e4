"""What people press and fill in on an action."""
