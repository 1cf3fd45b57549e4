"""One commitment, with its history and the share kept: for the two between whom it stands."""

from rituals.commitments import history, shown
from rituals.commitments.parties import guard, other_end
from rituals.commitments.tables import Commitment, CommitmentLine
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.paging import Page
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# As many lines as fit into a window with all that was typed.
LINES = 8


@guard.action("see")
def see(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Show a commitment; its history from the newest on, a page a button names."""
    return Outcome(opens=window(work, commitment, call.person, call.named(1)))


def done(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Show how a commitment stands after a click; where a message shows it, nothing more opens."""
    view = None if call.place else window(work, commitment, call.person)
    return Outcome(opens=view, shows_home=True)


def window(work: UnitOfWork, commitment: Commitment, person: str, page: int = 0) -> Block:
    """Return the window of a commitment for one of the two.

    Args:
        work: the unit of work.
        commitment: which.
        person: who looks.
        page: which page of the history, the newest is 0.
    """
    kept, settled = history.share_kept(work, commitment)
    other = other_end(commitment, person)
    said = Words("commitments/see", other=other, kept=kept, settled=settled)
    lines = Page.of(history.lines(work, commitment)[::-1], page, LINES)
    fields = [
        *shown.whole(work, commitment, person),
        blocks.context(said.readers, *([said.share] if settled else [])),
        blocks.header(said.history),
    ]
    for each in lines.items:
        fields += _line(commitment, each, person)
    fields += lines.turns(
        "commitments:commitment_see", said.later, said.earlier, lambda to: f"{commitment.id}:{to}"
    )
    fields.append(blocks.actions(blocks.button(said.all, "commitments:show")))
    view = blocks.modal("commitments:show", said.title, fields)
    # After a form it stands on top of what it was opened from, which is out of date by then.
    return view | {"clear_on_close": True}


def _line(commitment: Commitment, line: CommitmentLine, reader: str) -> list[Block]:
    said = Words("commitments/history", line=line)
    done_at = blocks.context(said.at, history.in_words(commitment, line, reader))
    return [done_at, *([blocks.written(line.text)] if line.text else [])]
