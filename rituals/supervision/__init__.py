"""The supervision check: what one-to-ones leave behind, seen by leaders only for many together."""

from rituals.engine.registry import gather
from rituals.supervision.feature import feature

gather(__name__)

__all__ = ["feature"]
