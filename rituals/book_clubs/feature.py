"""What book clubs are called."""

from rituals.engine.feature import Feature

feature = Feature(
    "book_clubs",
    command="/bookclub",
    does="read a book together, and use it at work",
)
