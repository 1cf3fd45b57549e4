"""Book clubs: a book chosen together, read part by part, and put to use."""

from rituals.book_clubs.feature import feature
from rituals.engine.registry import gather

gather(__name__)

__all__ = ["feature"]
