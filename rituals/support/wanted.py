"""What a form for a request says, and what is wrong with it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from rituals.advocates.advocacy import advocate_of
from rituals.engine.availability import hours_of
from rituals.engine.call import Call, Form
from rituals.support.reading import is_read
from rituals.support.shown import KINDS
from rituals.support.tables import DRAFT, STEPPED_BACK, Request, RequestLeader
from rituals.words.templates import Words, errors_in
from storage.unit_of_work import UnitOfWork

MOST_LEADERS = 5
# Both texts are read in one message, which is heard read in 4,000 characters.
MOST_CHARACTERS = 1500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody needs, why and by when, of whom, and who comes along."""

    need: str
    text: str
    why: str
    wanted_by: date | None
    leaders: Sequence[str]
    advocate: str | None


def read(call: Call, work: UnitOfWork, before: Request | None) -> Wanted:
    """Return what a form says; what may not change any more is as it was.

    Args:
        call: with the form.
        work: the unit of work.
        before: the request as it was, None for a new one.
    """
    form, leaders = call.form, call.form.people("leaders")
    advocate = advocate_of(work, call.person) if form.several("along") else None
    need, wanted_by = form.text("need"), form.day("wanted_by")
    text, why = form.text("text"), form.text("why")
    if before and before.state != DRAFT:
        need, wanted_by = before.need, before.wanted_by
        if is_read(work, before):
            text, why = before.text, before.why
    return Wanted(need, text, why, wanted_by, leaders, advocate)


def check(call: Call, work: UnitOfWork, wanted: Wanted, before: Request | None) -> dict[str, str]:
    """Return what is wrong with a form, by field.

    Raises:
        NotLookedUp: somebody must be asked of Slack first.
    """
    said = Words("support/request_errors", most=f"{MOST_CHARACTERS:,}", leaders=MOST_LEADERS)
    checked = {
        "need": "" if wanted.need in KINDS else "no_kind",
        "text": _words(call.form.text("text"), wanted.text, before),
        "why": _words(call.form.text("why"), wanted.why, before),
        "wanted_by": _day(call, work, wanted.wanted_by, before),
        "leaders": _leaders(work, wanted.leaders, call.person, before),
        "along": "no_advocate" if _is_alone(call.form, wanted) else "",
    }
    return errors_in(said, checked)


def who_left(work: UnitOfWork, people: Collection[str]) -> list[str]:
    """Return who of these people cannot be asked anything: an app, or nobody here any more.

    Raises:
        NotLookedUp: somebody must be asked of Slack first.
    """
    found = work.directory.people(people)
    return [each for each in people if not ((row := found[each]) and row.may_be_asked)]


def _words(typed: str, kept: str, before: Request | None) -> str:
    # What a leader was brought while the form stood open is not changed under them.
    if before and typed and typed != kept:
        return "is_read"
    return ("long_text" if len(kept) > MOST_CHARACTERS else "") if kept else "no_text"


def _day(call: Call, work: UnitOfWork, day: date | None, before: Request | None) -> str:
    if day is None or (before and before.state != DRAFT):
        return ""
    return "past" if day < hours_of(work, call.person).day(work.now) else ""


def _leaders(work: UnitOfWork, leaders: Sequence[str], person: str, before: Request | None) -> str:
    if not leaders or len(leaders) > MOST_LEADERS:
        return "too_many" if leaders else "no_leader"
    if person in leaders:
        return "oneself"
    if advocate_of(work, person) in leaders:
        return "is_advocate"
    if who_left(work, leaders):
        return "not_here"
    rows = (work.session.get(RequestLeader, (before.id, each)) for each in leaders if before)
    return "stepped_back" if any(row and row.state == STEPPED_BACK for row in rows) else ""


def _is_alone(form: Form, wanted: Wanted) -> bool:
    return bool(form.several("along")) and wanted.advocate is None
