"""Who comes, who is invited, and the calendar."""
