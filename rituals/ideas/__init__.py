"""Ideas: something to try, said to a leader or a channel, and what became of it."""

from rituals.engine.registry import gather
from rituals.ideas.feature import feature

gather(__name__)

__all__ = ["feature"]
