"""What the bot writes to whoever an idea was said to, and to whoever had it."""
