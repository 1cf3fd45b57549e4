"""What leaves the outbox: claimed, written, paced, posted, and never lost or doubled."""
