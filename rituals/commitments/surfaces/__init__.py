"""Where people make promises, answer them, and see what is owed."""
