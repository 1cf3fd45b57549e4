"""What every ritual stands on: what a person did, what comes of it, and who is asked to answer."""
