"""Where people meet the library."""
