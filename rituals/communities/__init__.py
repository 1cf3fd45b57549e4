"""Communities: channels on one topic, whose links, seats and questions come together."""

from rituals.communities.feature import feature
from rituals.engine.registry import gather

gather(__name__)

__all__ = ["feature"]
