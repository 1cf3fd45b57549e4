"""Who may see and do what with records that only some may know of."""
