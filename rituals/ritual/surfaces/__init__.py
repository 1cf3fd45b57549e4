"""Where people meet what comes round: the list, the page of one ritual, the forms, Home."""
