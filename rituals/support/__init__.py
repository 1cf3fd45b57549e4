"""Support: what somebody needs, asked of leaders, and the meeting about it."""

from rituals.engine.registry import gather
from rituals.support.feature import feature

gather(__name__)

__all__ = ["feature"]
