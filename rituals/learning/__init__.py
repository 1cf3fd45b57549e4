"""Learning time: one day in which a team learns, asked about in the morning and harvested after."""

from rituals.engine.registry import gather
from rituals.learning.feature import feature

gather(__name__)

__all__ = ["feature"]
