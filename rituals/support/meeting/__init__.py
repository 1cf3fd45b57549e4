"""The meeting about a request: times, answers, calendars, what is read before and asked after."""
