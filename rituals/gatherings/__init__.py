"""What every gathering has in common: sessions that pass through phases, and who takes part."""

from rituals.engine.registry import gather
from rituals.gatherings.feature import feature

gather(__name__)

__all__ = ["feature"]
