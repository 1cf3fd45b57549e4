"""What communities say: the digest, an open seat, and what those who took one are told."""
