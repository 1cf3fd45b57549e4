"""My time: when the bot may ask somebody something, how often, and of what."""

from rituals.engine.registry import gather
from rituals.my_time.feature import feature

gather(__name__)

__all__ = ["feature"]
