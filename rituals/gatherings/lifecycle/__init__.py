"""A session from its set-up to its close, and the living card in which it stands."""
