"""The way to a record that only some may know of: looked up, asked of the table, and held."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rituals.engine.call import Call
from rituals.engine.feature import Feature, Owed
from rituals.engine.outcome import NotNeeded, Outcome
from rituals.rights.table import Role, allowed
from rituals.words.message import Message
from storage.tables import Kept
from storage.unit_of_work import UnitOfWork

R = TypeVar("R", bound=Kept)
Roles = Callable[[UnitOfWork, R, str], Collection[Role]]
Holds = Callable[[R, str], bool]
Does = Callable[[Call, UnitOfWork, R], Outcome]
Writes = Callable[[Owed, UnitOfWork, R], Message]


@dataclass(frozen=True)
class Guard(Generic[R]):
    """Answers buttons and forms on a kind of record, and writes of it, to those the table names.

    Whoever has no right to it hears what is said of a record that does not exist: the block
    `not_there` of the feature's refusals.

    Args:
        feature: whose buttons and forms they are.
        name: the record's name in the table.
        record: its table in the database.
        roles: returns what somebody is to one of them, from the database alone: for the unit of
            work, the record and the person.
        holds_key: tells whether what somebody pressed carries the key to one that was made
            without a name; who holds it is its person.
    """

    feature: Feature
    name: str
    record: type[R]
    roles: Roles[R]
    holds_key: Holds[R] | None = None

    def action(self, does: str) -> Callable[[Does[R]], Does[R]]:
        """Answer the button `<feature>:<record>_<does>`; its value begins with the number."""
        return self._answer(self.feature.action, does)

    def view(self, does: str) -> Callable[[Does[R]], Does[R]]:
        """Answer the form of the same name; what it carries begins with the number."""
        return self._answer(self.feature.view, does)

    def message(self, name: str, does: str, **how: Any) -> Callable[[Writes[R]], Writes[R]]:
        """Write a message of a record, to those alone who may do something with it by then.

        Args:
            name: of the message.
            does: what its recipient must be allowed to do, as the table calls it.
            how: as `Feature.message` takes it.
        """
        allowed(self.name, does)

        def keep(write: Writes[R]) -> Writes[R]:
            def written(owed: Owed, work: UnitOfWork) -> Message:
                record = self.seen(work, owed.subject, owed.recipient, does)
                if record is None:
                    raise NotNeeded("there is none for this person")
                return write(owed, work, record)

            self.feature.message(name, **how)(written)
            return write

        return keep

    def seen(self, work: UnitOfWork, number: int, person: str, does: str) -> R | None:
        """Return a record, to be read, to somebody who may do something with it; else None."""
        record = work.session.get(self.record, number)
        return record if record is not None and self.may(work, record, person, does) else None

    def may(self, work: UnitOfWork, record: R, person: str, does: str, carried: str = "") -> bool:
        """Tell whether somebody may do something with a record.

        Args:
            work: the unit of work.
            record: which.
            person: who, as Slack says.
            does: what, as the table calls it.
            carried: besides the number, by what they pressed or filled in.
        """
        roles = {*self.roles(work, record, person)}
        if self.holds_key and self.holds_key(record, carried):
            roles.add(Role.PERSON)
        return not roles.isdisjoint(allowed(self.name, does))

    def _answer(self, register: Any, does: str) -> Callable[[Does[R]], Does[R]]:
        allowed(self.name, does)

        def keep(run: Does[R]) -> Does[R]:
            def answer(call: Call, work: UnitOfWork) -> Outcome:
                record = work.held(self.record, call.subject)
                if not record or not self.may(work, record, call.person, does, call.detail):
                    raise self.feature.refuse("not_there")
                return run(call, work, record)

            register(f"{self.name}_{does}")(answer)
            guarded[f"{self.feature.name}:{self.name}_{does}"] = (self, does)
            return run

        return keep


# What the table answers for, by the name that Slack calls it by: whose guard, and what is done.
guarded: dict[str, tuple[Guard[Any], str]] = {}
