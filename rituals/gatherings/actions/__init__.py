"""What is agreed on, and what is still open from the sessions before."""
