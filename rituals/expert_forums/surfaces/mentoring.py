"""The wish to be mentored by whoever spoke: read by one person, and known to nobody else."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome, Refusal
from rituals.expert_forums import mentoring, speaker
from rituals.expert_forums.feature import feature
from rituals.expert_forums.tables import MentoringWish
from rituals.gatherings.parties import Sitting
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_CHARACTERS = 1000
SENT, GONE = "sent", "gone"


@feature.action("mentor")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Let somebody say that they would like to be mentored; what they said before stands there."""
    sitting = mentoring.sitting_of(work, call.subject, call.person)
    reader = mentoring.read_by(sitting)
    if not speaker.is_there(work, reader):
        return _unreachable(work, sitting, reader)
    return Outcome(opens=form(sitting, reader, mentoring.of(work, sitting, reader)))


@feature.view("mentor")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep the wish, and owe it to the one who reads it.

    Raises:
        Refusal: it would be read by somebody else than it said above the box.
    """
    sitting = mentoring.sitting_of(work, call.subject, call.person, holds=True)
    reader = mentoring.read_by(sitting)
    if reader != call.detail:
        raise Refusal(Words("expert_forums/mentoring").other_reader, "words")
    mentoring.keep(work, sitting, call.form.text("words")[:MOST_CHARACTERS])
    return Outcome(opens=_came_of_it(sitting, SENT))


@feature.action("unmentor")
def take_back(call: Call, work: UnitOfWork) -> Outcome:
    """Take the wish back; nothing of it is kept."""
    sitting = mentoring.sitting_of(work, call.subject, call.person, holds=True)
    mentoring.take_back(work, sitting)
    return Outcome(opens=_came_of_it(sitting, GONE))


def form(sitting: Sitting, reader: str, wish: MentoringWish | None) -> Block:
    """Return the form, with who reads it above the box."""
    session = sitting.session
    known = speaker.facts(session) | {"ritual": sitting.ritual, "reader": reader}
    said = Words("expert_forums/mentoring", **known)
    box = blocks.text_input("words", wish.words if wish else "", lines=True, most=MOST_CHARACTERS)
    return blocks.modal(
        "expert_forums:mentor",
        said.title,
        [
            blocks.section(said.what),
            blocks.section(said.readers),
            blocks.field_of("words", said.words, box, optional=True),
            *([blocks.actions(_back(session.id))] if wish else []),
        ],
        submit=said.submit,
        private=f"{session.id}:{reader}",
    )


def _came_of_it(sitting: Sitting, what: str) -> Block:
    said = Words("expert_forums/mentoring", reader=mentoring.read_by(sitting))
    back = [blocks.actions(_back(sitting.session.id))] if what == SENT else []
    shown = [blocks.section(getattr(said, what)), *back]
    # Of the same name as the form it came from, and so in its place.
    return blocks.modal("expert_forums:mentor", said.title, shown)


def _back(number: int) -> Block:
    label = Words("expert_forums/mentoring").take_back
    return blocks.button(label, "expert_forums:unmentor", str(number))


def _unreachable(work: UnitOfWork, sitting: Sitting, reader: str) -> Outcome:
    """Say that nobody is there to read it, and have whoever facilitates name somebody else."""
    session = sitting.session
    runs = sitting.facilitator
    mentoring.tell_facilitator(work, session, reader)
    said = Words("expert_forums/mentoring", reader=reader, facilitator=runs)
    return Outcome(says=paragraph(said.unreachable))
