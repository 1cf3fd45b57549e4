"""What is said about a meeting."""
