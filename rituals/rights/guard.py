"""The way to a record that only some may know of: looked up, asked of the table, and held."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select

from rituals.engine.call import Call
from rituals.engine.feature import Feature
from rituals.engine.outcome import Outcome
from rituals.rights.table import RIGHTS, Role, allowed
from storage.unit_of_work import UnitOfWork

R = TypeVar("R")
Roles = Callable[[UnitOfWork, R, str, str], Collection[Role]]
Does = Callable[[Call, UnitOfWork, R], Outcome]


@dataclass(frozen=True)
class Guard(Generic[R]):
    """Answers buttons and forms on one kind of record, for those alone whom the table names.

    Whoever has no right to it hears what is said of a record that does not exist: the block
    `not_there` of the feature's refusals.

    Args:
        feature: whose buttons and forms they are.
        name: the record's name in the table.
        record: its table in the database.
        roles: returns what somebody is to one of them, from the database alone: for the unit of
            work, the record, the person, and the key that what they pressed carries, which is
            empty but for what was said without a name.
    """

    feature: Feature
    name: str
    record: type[R]
    roles: Roles[R]

    def __post_init__(self) -> None:
        assert self.name in RIGHTS

    def action(self, does: str) -> Callable[[Does[R]], Does[R]]:
        """Answer the button `<feature>:<record>_<does>`; its value begins with the number."""
        return self._answer(self.feature.action, does)

    def view(self, does: str) -> Callable[[Does[R]], Does[R]]:
        """Answer the form of the same name; what it carries begins with the number."""
        return self._answer(self.feature.view, does)

    def may(self, work: UnitOfWork, record: R, person: str, does: str, key: str = "") -> bool:
        """Tell whether somebody may do something with a record."""
        return not {*allowed(self.name, does)}.isdisjoint(self.roles(work, record, person, key))

    def opened(self, work: UnitOfWork, number: int, person: str, does: str, key: str = "") -> R:
        """Return a record to somebody who may do something with it; held until the end.

        Args:
            work: the unit of work.
            number: of the record, as a payload claims.
            person: who, as Slack says.
            does: what, as the table calls it.
            key: what the pressed button or the form carries besides the number.

        Raises:
            Refusal: there is none of that number for this person.
            NotLookedUp: Slack must be asked first.
        """
        row: Any = self.record
        wanted = select(self.record).where(row.id == number).with_for_update()
        record = work.session.scalar(wanted.execution_options(populate_existing=True))
        if record is None or not self.may(work, record, person, does, key):
            raise self.feature.refuse("not_there")
        return record

    def _answer(self, register: Any, does: str) -> Callable[[Does[R]], Does[R]]:
        allowed(self.name, does)

        def keep(run: Does[R]) -> Does[R]:
            def answer(call: Call, work: UnitOfWork) -> Outcome:
                record = self.opened(work, call.subject, call.person, does, call.detail)
                return run(call, work, record)

            register(f"{self.name}_{does}")(answer)
            guarded[f"{self.feature.name}:{self.name}_{does}"] = (self, does)
            return run

        return keep


# What the table answers for, by the name that Slack calls it by: whose guard, and what is done.
guarded: dict[str, tuple[Guard[Any], str]] = {}
