"""What leaders, the person and the advocate are told of a request."""
