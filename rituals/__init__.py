"""What the bot is for: one folder a ritual, and what all of them share."""
