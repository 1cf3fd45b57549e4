"""What one of the two did, for the other: to be answered, or to know."""

from collections.abc import Sequence

from rituals.commitments import history, ways
from rituals.commitments.feature import feature
from rituals.commitments.history import MARKS, WORDING, answer
from rituals.commitments.messages.over import what_became
from rituals.commitments.parties import guard
from rituals.commitments.shown import day
from rituals.commitments.tables import OPEN, Commitment, CommitmentLine
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, heard_from, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# What waits for an answer, and with which buttons it is answered.
ASKING: dict[str, Sequence[str]] = {
    "wished": ways.WORD,
    "proposed": ways.ANSWER,
    "reworded": ways.ANSWER,
    "change_asked": ways.WORD,
    "date_asked": ways.ANSWER_DATE,
    "declined": ways.CHOOSE,
}
# What nobody needs to hear of who never heard of the promise.
ENDS = ("withdrawn", "let_go", "handed_on", "person_gone")
# By which date it is owed: of no use once it is owed no more.
DATES = ("accepted", "date_agreed", "date_kept")


@feature.message("news", when=When.AT_WORK)
def news(owed: Owed, work: UnitOfWork) -> Message:
    """Tell one of the two what the other did; a question answered says what came of it."""
    line = work.session.get(CommitmentLine, owed.subject)
    commitment = work.session.get(Commitment, line.commitment_id) if line else None
    if line is None or commitment is None or line.by == owed.recipient:
        raise NotNeeded("nothing to tell this person")
    if not guard.may(work, commitment, owed.recipient, "see"):
        raise NotNeeded("not between these two")
    lines = history.lines(work, commitment)
    if owed.place is None:
        _must_be_news(work, commitment, line, lines, owed.recipient)
    on = day(work, line.due) if line.due else ""
    said = Words("commitments/news", line=line, commitment=commitment, day=on)
    lead = getattr(said, line.what)
    texts = _texts(commitment, line)
    shown = [blocks.section(lead), *(_shown(by, text) for by, text in texts)]
    in_full = in_words(lead, *(heard_from(by, text) for by, text in texts))
    if line.what in MARKS and _later_mark(line, lines):
        shown.append(blocks.context(said.corrected))
    elif line.what == "not_kept":
        anew = blocks.button(said.promise_anew, "commitments:write", commitment.person)
        shown.append(blocks.actions(anew))
    if line.what not in ASKING:
        return Message(in_full, shown)
    if commitment.asks != line.id:
        if line.what == "change_asked" and answer(work, commitment, line.id) == "reworded":
            lead = said.in_other_words
        return what_became(commitment, lines, owed.recipient, lead, line)
    why = said.why_declined if line.what == "declined" else said.why_person
    return Message(
        in_full,
        [*shown, *ways.ways(work, commitment, owed.recipient, ASKING[line.what])],
        why=said.why_leader if owed.recipient == commitment.leader else why,
    )


def _must_be_news(
    work: UnitOfWork,
    commitment: Commitment,
    line: CommitmentLine,
    lines: list[CommitmentLine],
    recipient: str,
) -> None:
    """Look once more at the moment of telling.

    Raises:
        NotNeeded: it was answered, changed or corrected before it left.
    """
    if line.what in ASKING and commitment.asks != line.id:
        raise NotNeeded("answered or changed meanwhile")
    if line.what in MARKS and _later_mark(line, lines):
        raise NotNeeded("corrected meanwhile")
    if line.what in DATES and commitment.state != OPEN:
        raise NotNeeded("settled or over meanwhile")
    knows = any(
        each.by == recipient or work.outbox.places("commitments:news", each.id, recipient)
        for each in lines
    )
    if line.what in ENDS and not knows:
        raise NotNeeded("over before they heard of it")


def _later_mark(line: CommitmentLine, lines: list[CommitmentLine]) -> bool:
    return any(each.what in MARKS and each.id > line.id for each in lines)


def _texts(commitment: Commitment, line: CommitmentLine) -> list[tuple[str | None, str]]:
    """Return the promise, and what was said of it with who said it."""
    if line.what == "person_gone":
        return []
    if line.what in WORDING:
        return [(None, line.text)]
    return [(None, commitment.text), *([(line.by, line.text)] if line.text else [])]


def _shown(by: str | None, text: str) -> Block:
    return blocks.said_by(by, text) if by else blocks.quote(text)
