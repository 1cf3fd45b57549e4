"""Where support fell short: asked now and then, and carried only as far as its author wants."""
