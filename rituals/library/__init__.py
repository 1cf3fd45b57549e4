"""The library: what people read, tried and learned, to be found by whoever needs it later."""

from rituals.engine.registry import gather
from rituals.library.feature import feature

gather(__name__)

__all__ = ["feature"]
