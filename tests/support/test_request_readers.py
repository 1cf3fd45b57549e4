"""Everything there is to read of requests, in every state, and by whom it is read."""

from tests.support import stage
from tests.world import Somebody, World
from tests.world.people import find_buttons, words


def test_each_request_is_read_by_those_whom_it_is_for_and_nobody_else(world: World) -> None:
    stage.plot(world)
    for somebody in world.everybody:
        seen = all_of(somebody)
        for secret, readers in stage.SECRETS.items():
            assert (secret in seen) == (somebody.user in readers), (somebody.user, secret)


def all_of(somebody: Somebody) -> str:
    """All that somebody finds about support: messages, Home, every page that can be opened."""
    seen = [somebody.dm_words, somebody.opens_home()]
    somebody.closes()
    for line in ("/autonomy advocate", "/autonomy support"):
        somebody.types(line)
        seen.append(words(somebody.modal))
        pages = find_buttons((somebody.modal or {}).get("blocks", []), "Open")
        for nth in range(len(pages) if "support" in line else 0):
            somebody.presses("Open", where="modal", nth=nth)
            seen.append(words(somebody.modal))
            somebody.closes()
            somebody.types(line)
        somebody.closes()
    return "\n".join(seen)
