"""Private votes, counted when nobody can vote any more."""
