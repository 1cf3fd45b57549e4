"""The autonomy dial: how much support somebody wants in each area of their work."""

from rituals.dial.feature import feature
from rituals.engine.registry import gather

gather(__name__)

__all__ = ["feature"]
