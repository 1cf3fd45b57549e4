"""How a retrospective is set up, and how cards come into it."""
