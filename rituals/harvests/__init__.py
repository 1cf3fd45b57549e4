"""Harvests: what somebody brings home from a training, an event or a certification."""

from rituals.engine.registry import gather
from rituals.harvests.feature import feature

gather(__name__)

__all__ = ["feature"]
