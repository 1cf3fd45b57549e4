"""Writing cards, and reading, changing and removing one's own."""

from collections.abc import Sequence

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.cards import entries
from rituals.gatherings.cards.forms import facts, form, key_message, one_card, own_cards
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.lifecycle.sessions import ASKS, CARD, COLUMN, show_anew
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import WRITE
from rituals.gatherings.tables import MOST_NUMBER, Entry
from rituals.words.mrkdwn import cut, in_plain, tidy
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("write")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for new cards, with one's own below."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    sitting.must_allow(WRITE)
    return Outcome(opens=form(work, sitting))


@feature.view("write")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what was written: each paragraph is a card, unless there is one under a heading."""
    sitting = parties.sitting_of(work, call.subject, call.person, holds=True)
    sitting.must_allow(WRITE)
    written = _written(call, sitting)
    if sitting.is_written_anew:
        entries.clear(work, sitting)
    return _keep(work, sitting, written)


@feature.view("write_one")
def submit_one(call: Call, work: UnitOfWork) -> Outcome:
    """Keep one card, under the heading that was chosen."""
    sitting = parties.sitting_of(work, call.subject, call.person, holds=True)
    sitting.must_allow(WRITE)
    return _keep(work, sitting, [(_column(call, sitting), _text(call, sitting))])


@feature.action("mine")
def open_own(call: Call, work: UnitOfWork) -> Outcome:
    """Show one's own cards, those without a name to whoever holds their key."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    return Outcome(opens=own_cards(sitting, entries.own(work, sitting, call.detail), call.detail))


@feature.action("edit")
def open_edit(call: Call, work: UnitOfWork) -> Outcome:
    """Open one of one's own cards."""
    sitting, entry, _ = _own(call, work)
    said = Words("gatherings/writing", **facts(sitting))
    # Of the same name as the list it was opened from, and so in its place.
    return Outcome(opens=one_card(work, sitting, said.edit, "mine", call.value, entry))


@feature.view("mine")
def edit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a card as it was written anew."""
    sitting, entry, key = _own(call, work, holds=True)
    entries.change(work, entry, _column(call, sitting), _text(call, sitting))
    show_anew(work, sitting.session, CARD, COLUMN)
    return Outcome(opens=own_cards(sitting, entries.own(work, sitting, key), key), shows_home=True)


@feature.action("remove")
def remove(call: Call, work: UnitOfWork) -> Outcome:
    """Take back one of one's own cards."""
    sitting, entry, key = _own(call, work, holds=True)
    left = entries.remove(work, sitting, entry, key)
    show_anew(work, sitting.session, CARD, COLUMN)
    return Outcome(opens=own_cards(sitting, left, key), shows_home=True)


def open_for(
    gathering: Gathering, call: Call, work: UnitOfWork, *, text: str, channel: str | None = None
) -> Outcome | None:
    """Open the form for a channel's session; None where none can be written to.

    Args:
        gathering: of which kind the session is.
        call: who writes.
        work: the unit of work.
        text: what stands in the form already: then it is for a single card.
        channel: which channel; the one somebody stands in unless given.

    Raises:
        Refusal: nothing can be written in it any more.
    """
    session = sessions.collecting(work, gathering, channel or call.channel, call.person)
    if session is None:
        return None
    sitting = parties.sitting_of(work, session.id, call.person)
    sitting.must_allow(WRITE)
    typed = tidy(in_plain(text))
    if not typed:
        return Outcome(opens=form(work, sitting))
    title = Words("gatherings/writing", **facts(sitting)).title
    return Outcome(opens=one_card(work, sitting, title, "write_one", str(session.id), text=typed))


def _keep(work: UnitOfWork, sitting: Sitting, written: Sequence[tuple[str, str]]) -> Outcome:
    """Keep cards, and hand their author the key to those without a name."""
    key = entries.new_key() if sitting.session.is_anonymous else ""
    entries.add(work, sitting, written, key)
    show_anew(work, sitting.session, CARD, COLUMN)
    if sitting.phase.asks and not key:
        # Without names, the moment at which a message changes would tell whose it was.
        work.outbox.refresh(ASKS, sitting.session.id, only=[sitting.participant.person])
    handed = key_message(sitting, len(written), key) if key else None
    return Outcome(hands=handed, shows_home=True)


def _own(call: Call, work: UnitOfWork, *, holds: bool = False) -> tuple[Sitting, Entry, str]:
    sitting = parties.sitting_of(work, call.subject, call.person, holds=holds)
    key = call.detail.partition(":")[2]
    return sitting, entries.to_change(work, sitting, call.named(1, MOST_NUMBER), key), key


def _written(call: Call, sitting: Sitting) -> list[tuple[str, str]]:
    columns, one_each = sitting.columns, sitting.gathering.one_each
    written = [
        (column.name, text)
        for column in columns
        for each in _parted(call.form.text(column.name), one_each=one_each)
        if (text := tidy(each))
    ]
    if not written:
        raise refuse("no_cards", columns[0].name, ritual=sitting.ritual)
    most = entries.most_characters(sitting.gathering)
    for column, text in written:
        if len(text) > most:
            raise refuse("too_long", column, most=most, ritual=sitting.ritual)
    return written


def _parted(text: str, *, one_each: bool) -> list[str]:
    return [text] if one_each else text.split("\n\n")


def _column(call: Call, sitting: Sitting) -> str:
    names = [each.name for each in sitting.columns]
    # Where there is but one it is not asked for.
    chosen = call.form.text("column") or (names[0] if len(names) == 1 else "")
    if chosen not in names:
        raise refuse("no_column", "column")
    return chosen


def _text(call: Call, sitting: Sitting) -> str:
    text = cut(call.form.text("text"), entries.most_characters(sitting.gathering))
    if not text:
        raise refuse("nothing", "text")
    return text
