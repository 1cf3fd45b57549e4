"""Where people meet harvests: the command, forms, buttons, the Home tab."""
