"""What people said they will do: told, reminded of, and shown until it is done or dropped."""

from rituals.actions.feature import feature
from rituals.engine.registry import gather

gather(__name__)

__all__ = ["feature"]
