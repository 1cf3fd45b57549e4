"""The forms of a ritual, filled in with what stands in them."""

from tests.world import Somebody
from tests.world.people import fields


def as_it_is(somebody: Somebody) -> dict[str, object]:
    """What is chosen in the form that is open."""
    chosen: dict[str, object] = {}
    for name, element in fields(somebody.modal).items():
        if "initial_option" in element:
            chosen[name] = element["initial_option"]["value"]
        elif "initial_time" in element:
            chosen[name] = element["initial_time"]
        elif "initial_users" in element:
            chosen[name] = element["initial_users"]
    return chosen
