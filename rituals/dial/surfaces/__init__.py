"""Where people meet it: the page of all areas, one area, the forms, the Home tab."""
