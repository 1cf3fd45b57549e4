"""Where people meet a request: the form, the preview, its page, the list, the Home tab."""
