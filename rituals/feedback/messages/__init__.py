"""What the feedback feature says unprompted, each message written from the records as they are."""
