"""What people write, and how like cards are put together."""
