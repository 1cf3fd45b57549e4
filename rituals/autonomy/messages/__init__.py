"""What the bot writes to leaders, to those who are asked, and to those who may read answers."""
