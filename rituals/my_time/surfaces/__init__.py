"""Where people meet it: the settings, the Home tab, and the ways out of a prompt."""
