"""Where people meet communities: commands, forms, reactions, the Home tab."""
