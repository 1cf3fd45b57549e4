"""Topics in their turn, with notes."""
