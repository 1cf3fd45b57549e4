"""What is kept: tables, the unit of work, and the two databases under it."""
