"""What the bot writes about areas, to leaders and to the people whose areas they are."""
