"""What the bot writes to those who rate, and to those who are asked on a cadence."""
