"""What the bot writes to the one who is asked, and to both about what became of it."""
