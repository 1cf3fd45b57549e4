"""Where people meet it: the form to set it up, what they say of their day, the Home tab."""
