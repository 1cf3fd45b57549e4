"""What comes round: looked at, skipped, moved, kept, put to the vote, and stopped by its people."""

from rituals.engine.registry import gather
from rituals.ritual.feature import feature

gather(__name__)

__all__ = ["feature"]
