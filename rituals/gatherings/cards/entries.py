"""Entries: left by people, hidden until the reveal, and theirs alone to change.

Where a session is anonymous entries are kept without their author. The key to what was left
together exists only in the author's own message in Slack; whoever holds it may change or remove
it until the reveal.
"""

import secrets
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import case, delete, func, insert, select, update

from rituals.gatherings.gathering import Gathering, late_in
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import WRITE
from rituals.gatherings.tables import Entry, Participant, Session, any_number
from rituals.words.limits import INPUT_TEXT
from storage.unit_of_work import UnitOfWork

MOST_CHARACTERS = 500
# Where each leaves one under a heading, it may have paragraphs.
MOST_OF_ONE = INPUT_TEXT
# More than anybody writes by hand; it bounds what one person can fill a session with.
MOST_EACH = 50
NOTE = "note"

late_in(WRITE, Participant.has_written.is_(False))


def most_characters(gathering: Gathering) -> int:
    """Return how long an entry may be."""
    return MOST_OF_ONE if gathering.one_each else MOST_CHARACTERS


def new_key() -> str:
    """Return a random key, to be kept nowhere but in its author's message."""
    return secrets.token_urlsafe(24)


def add(
    work: UnitOfWork, sitting: Sitting, written: Sequence[tuple[str, str]], key: str = ""
) -> None:
    """Leave entries in a session that was looked up to hold it.

    Args:
        work: the unit of work.
        sitting: the session, and who writes.
        written: under which heading, and what; at least one.
        key: by which their author knows them again, where the session is anonymous.

    Raises:
        Refusal: nothing is written in this phase, or the person wrote more than anybody reads.
    """
    sitting.must_allow(WRITE)
    session, person = sitting.session, sitting.participant.person
    # Only the named can be counted; the others are held to the same in what comes together.
    before = 0 if session.is_anonymous else count_of(work, session, person)
    if before + len(written) > MOST_EACH:
        raise refuse("too_many_entries", most=MOST_EACH, ritual=sitting.ritual)
    named = {"author": person, "digest": None, "at": work.now}
    nameless = {"author": None, "digest": _digest(key), "at": None}
    by = nameless if session.is_anonymous else named
    kept = {"workspace_id": work.workspace, "session_id": session.id, "topic_id": None} | by
    numbers = [any_number() for _ in written]
    if not session.is_anonymous:
        # Under a name, what was written together is read again in the order of writing.
        numbers.sort()
    rows = [
        kept | {"id": own, "column": column, "text": text}
        for own, (column, text) in zip(numbers, written, strict=True)
    ]
    work.connection.execute(insert(Entry), rows)
    _note_writer(work, sitting, has_written=True)


def change(work: UnitOfWork, entry: Entry, column: str, text: str) -> None:
    """Write an entry of one's own anew."""
    entry.column, entry.text = column, text
    work.leave_no_trace()


def remove(work: UnitOfWork, sitting: Sitting, entry: Entry, key: str = "") -> Sequence[Entry]:
    """Take back an entry of one's own; nothing of it is kept.

    Returns:
        Those that are left to their author, or to whoever holds the key.
    """
    work.session.delete(entry)
    work.flush()
    left = own(work, sitting, key)
    if not left:
        # What they left under other keys is not known: to be safe, they count no more.
        _note_writer(work, sitting, has_written=False)
    work.leave_no_trace()
    return left


def clear(work: UnitOfWork, sitting: Sitting) -> None:
    """Take back what somebody left under their name where they may write now, to be left anew."""
    mine = (Entry.session_id == sitting.session.id, Entry.author == sitting.participant.person)
    columns = [each.name for each in sitting.columns]
    work.session.execute(delete(Entry).where(*mine, Entry.column.in_(columns)))
    work.leave_no_trace()


def own(work: UnitOfWork, sitting: Sitting, key: str = "") -> Sequence[Entry]:
    """Return the entries that somebody left, in the order in which they were kept.

    Args:
        work: the unit of work.
        sitting: the session, and who asks.
        key: by which they know those without a name; empty for those under their own.
    """
    mine = select(Entry).where(Entry.session_id == sitting.session.id, Entry.column != NOTE)
    if key:
        mine = mine.where(Entry.digest == _digest(key))
    else:
        mine = mine.where(Entry.author == sitting.participant.person)
    return work.session.scalars(mine.order_by(Entry.at, Entry.id)).all()


def to_change(work: UnitOfWork, sitting: Sitting, number: int, key: str = "") -> Entry:
    """Return one of somebody's own entries, while it may be changed.

    Raises:
        Refusal: it is not theirs, or it cannot be changed any more.
    """
    if sitting.is_fixed:
        raise refuse("fixed", ritual=sitting.ritual)
    entry = next((each for each in own(work, sitting, key) if each.id == number), None)
    if entry is None:
        raise refuse("not_your_entry", ritual=sitting.ritual)
    if not may_change(sitting, entry):
        raise refuse("fixed", ritual=sitting.ritual)
    return entry


def may_change(sitting: Sitting, entry: Entry) -> bool:
    """Tell whether somebody may change an entry of theirs: one where they may write now."""
    return not sitting.is_fixed and entry.column in {each.name for each in sitting.columns}


def of(work: UnitOfWork, session: Session) -> Sequence[Entry]:
    """Return the entries of a session in an order that tells nothing; notes are not among them."""
    wanted = select(Entry).where(Entry.session_id == session.id, Entry.column != NOTE)
    return work.session.scalars(wanted.order_by(Entry.id)).all()


def count(work: UnitOfWork, session: Session) -> int:
    """Return how many entries were left."""
    counted = select(func.count()).where(Entry.session_id == session.id, Entry.column != NOTE)
    return work.session.scalar(counted) or 0


def count_of(work: UnitOfWork, session: Session, author: str) -> int:
    """Return how many entries somebody left under their name."""
    mine = (Entry.session_id == session.id, Entry.author == author, Entry.column != NOTE)
    return work.session.scalar(select(func.count()).where(*mine)) or 0


def writers(work: UnitOfWork, session: Session) -> int:
    """Return how many people are known to have written."""
    if not session.is_anonymous:
        mine = (Entry.session_id == session.id, Entry.column != NOTE)
        authors = select(func.count(Entry.author.distinct())).where(*mine)
        return work.session.scalar(authors) or 0
    wrote = (Participant.session_id == session.id, Participant.has_written)
    return work.session.scalar(select(func.count()).where(*wrote)) or 0


def may_be_shown(work: UnitOfWork, session: Session) -> bool:
    """Tell whether the entries can be revealed: without names, only if enough people wrote.

    Where nobody wrote there is nothing to hide, and the session goes on.
    """
    if not session.is_anonymous or count(work, session) == 0:
        return True
    return writers(work, session) >= session.threshold


def reveal(work: UnitOfWork, session: Session) -> None:
    """Fix the entries for everybody to see.

    Raises:
        Refusal: they have no names, and too few people have written.
    """
    if not may_be_shown(work, session):
        raise refuse("too_few", wrote=writers(work, session), threshold=session.threshold)
    if session.is_anonymous:
        _write_anew(work, session)


def _write_anew(work: UnitOfWork, session: Session) -> None:
    """Write entries without a name in the order of their numbers: rows would tell how they came."""
    nameless = (Entry.session_id == session.id, Entry.digest.is_not(None))
    kept = work.session.execute(select(Entry.__table__).where(*nameless).order_by(Entry.id))
    rows = [{**row._mapping, "digest": None} for row in kept]
    work.session.execute(delete(Entry).where(*nameless))
    if rows:
        work.connection.execute(insert(Entry), rows)
    work.leave_no_trace()


def _note_writer(work: UnitOfWork, sitting: Sitting, *, has_written: bool) -> None:
    session, participant = sitting.session, sitting.participant
    if not session.is_anonymous:
        participant.has_written = has_written
        return
    # All rows are written, not the one: which was changed together with the entry would tell
    # PostgreSQL's keeper whose it is.
    own = Participant.person == participant.person
    wrote = case((own, has_written), else_=Participant.has_written)
    work.session.execute(
        update(Participant)
        .where(Participant.session_id == session.id)
        .values(has_written=wrote)
        .execution_options(synchronize_session=False)
    )
    work.leave_no_trace()


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
