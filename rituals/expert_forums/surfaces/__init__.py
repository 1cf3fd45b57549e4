"""What people press and fill in of an expert forum."""
