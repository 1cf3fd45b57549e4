"""What a session came to: the summary, the file, whether it was worth the time."""
