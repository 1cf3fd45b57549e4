"""What the bot writes to a leader and to the person a promise is owed to."""
