"""Where people meet the feedback feature: commands, forms, buttons, reactions, the Home tab."""
