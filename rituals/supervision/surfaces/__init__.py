"""Where people meet it: the commands and forms, the buttons, the Home tab."""
