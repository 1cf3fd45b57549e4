"""What a Learning Friday says: the notice, the questions to each one, the harvest."""
