"""Where people ask for an advocate, answer, and see what is shared."""
