"""Where the table of rights is tried: a plot for each feature whose records it speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from rituals.engine.registry import discover
from rituals.rights.guard import Guard, guarded
from rituals.rights.table import RIGHTS, Role
from tests.world import World

REGISTRY = discover()
FEATURES = sorted({name.partition(":")[0] for name in guarded})
ROLE = {role.name.lower(): role for role in Role}


@dataclass(frozen=True)
class Stage:
    """One feature's records after its plot, and who is what to each.

    Args:
        feature: whose records they are.
        secrets: what people wrote, and who may read it.
        roles: by record and number, what each person is to it; who is left out is nothing.
    """

    feature: str
    secrets: dict[str, set[str]]
    roles: dict[tuple[str, int], dict[str, str]]

    @classmethod
    def of(cls, feature: str) -> "Stage":
        """Return the stage that a feature's tests set."""
        plotted = import_module(f"tests.{feature}.stage")
        return cls(feature, plotted.SECRETS, plotted.ROLES)

    def plot(self, world: World) -> None:
        """Have all of it happen, with a stranger looking on."""
        world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
        import_module(f"tests.{self.feature}.stage").plot(world)

    @property
    def people(self) -> list[str]:
        """Everybody who is something to one of the records, and somebody who is nothing to any."""
        return sorted({user for each in self.roles.values() for user in each} | {"U0STRANGER"})

    def may(self, record: str, number: int, user: str, does: str) -> bool:
        """Tell whether the table lets somebody do something with a record."""
        role = self.roles.get((record, number), {}).get(user)
        return role is not None and ROLE[role] in RIGHTS[record][does]

    def numbers(self, record: str) -> list[int]:
        """Return the numbers of all records of a kind that there are."""
        return sorted(number for kind, number in self.roles if kind == record)

    def guards(self) -> Iterator[tuple[str, Guard[Any], str]]:
        """Return what the table answers for here: its name, whose guard it is, what is done."""
        for name, (guard, does) in sorted(guarded.items()):
            if guard.feature.name == self.feature:
                yield name, guard, does
