"""What the bot writes to whoever support failed, to their advocate, and to the leader."""
