"""Where people meet it: the command and the forms, the buttons, the list, the Home tab."""
