"""What a form for a request says, and what is wrong with it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from rituals.advocates.advocacy import advocate_of
from rituals.engine.action_form import read_day
from rituals.engine.availability import hours_of
from rituals.engine.call import Call, Form
from rituals.engine.people import people_fault
from rituals.support.reading import are_fixed
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
    # Only whom the form named: another may be the advocate by now.
    is_named = form.several("along") and advocate_of(work, call.person) == call.detail
    advocate = call.detail if is_named else None
    need, wanted_by = form.text("need"), form.day("wanted_by")
    text, why = form.text("text"), form.text("why")
    if before and before.state != DRAFT:
        need, wanted_by = before.need, before.wanted_by
        if are_fixed(work, before):
            text, why = before.text, before.why
    return Wanted(need, text, why, wanted_by, leaders, advocate)


def check(call: Call, work: UnitOfWork, wanted: Wanted, before: Request | None) -> dict[str, str]:
    """Return what is wrong with a form, by field.

    Raises:
        Refusal: nothing but the day is wrong.
        NotLookedUp: somebody must be asked of Slack first.
    """
    said = Words("support/request_errors", most=f"{MOST_CHARACTERS:,}")
    errors = errors_in(
        said,
        {
            "need": "" if wanted.need in KINDS else "no_kind",
            "text": _words_fault(call.form.text("text"), wanted.text, before),
            "why": _words_fault(call.form.text("why"), wanted.why, before),
            "leaders": _leaders_fault(work, wanted, call.person, before),
            "along": "no_advocate" if _is_alone(call.form, wanted) else "",
        },
    )
    if wanted.wanted_by and not errors and (before is None or before.state == DRAFT):
        read_day(call.form, "wanted_by", hours_of(work, call.person).day(work.now))
    return errors


def who_left(work: UnitOfWork, people: Collection[str]) -> list[str]:
    """Return who of these people cannot be asked anything: an app, or nobody here any more.

    Raises:
        NotLookedUp: somebody must be asked of Slack first.
    """
    found = work.directory.people(people)
    return [each for each in people if not ((row := found[each]) and row.may_be_asked)]


def _words_fault(typed: str, kept: str, before: Request | None) -> str:
    # What a leader was brought while the form stood open is not changed under them.
    if before and typed and typed != kept:
        return "fixed"
    return ("long_text" if len(kept) > MOST_CHARACTERS else "") if kept else "no_text"


def _leaders_fault(work: UnitOfWork, wanted: Wanted, person: str, before: Request | None) -> str:
    if fault := people_fault(work, wanted.leaders, person, MOST_LEADERS):
        return fault
    if wanted.advocate in wanted.leaders:
        return "is_advocate"
    keys = ((before.id, each) for each in wanted.leaders if before)
    rows = (work.session.get(RequestLeader, each) for each in keys)
    return "stepped_back" if any(row and row.state == STEPPED_BACK for row in rows) else ""


def _is_alone(form: Form, wanted: Wanted) -> bool:
    return bool(form.several("along")) and wanted.advocate is None
