"""What harvests say unprompted, each message written from the records as they are."""
