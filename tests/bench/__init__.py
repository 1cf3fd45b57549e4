"""How fast the bot is, as ratios to plain Bolt on the same machine in the same run."""
