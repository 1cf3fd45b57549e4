"""Time as people live it: the clock, working hours, working days."""
