"""What the owner of an action is told, and whoever wrote it."""
