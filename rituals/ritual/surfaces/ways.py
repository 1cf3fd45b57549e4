"""How a ritual is changed: by a word, by a button, and always through a form that says what."""

from collections.abc import Callable

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.ritual import parties
from rituals.ritual.changes import latest
from rituals.ritual.feature import feature
from rituals.ritual.parties import ActiveRitual
from rituals.ritual.surfaces.listing import the_list, the_only_one
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

AskFirst = Callable[[ActiveRitual, Call, UnitOfWork], Block]


def way(
    name: str, *, does: str, example: str, usage: str = "", of_next: bool = False
) -> Callable[[AskFirst], AskFirst]:
    """Open a form by a word in a channel with one ritual, and by a button anywhere.

    Args:
        name: of the word, the button and the form.
        does: what comes of it.
        example: a whole line somebody may type.
        usage: what may follow the word.
        of_next: whether it speaks of the next occurrence, so that an old button does nothing.
    """

    def register(form: AskFirst) -> AskFirst:
        @feature.word(name, usage=usage, does=does, example=example)
        def by_word(call: Call, work: UnitOfWork) -> Outcome:
            only = the_only_one(call, work)
            if only is None:
                return Outcome(opens=the_list(call, work, name))
            active = parties.active_ritual(work, only.id, call.person)
            return Outcome(opens=form(active, call, work))

        @feature.action(name)
        def by_button(call: Call, work: UnitOfWork) -> Outcome:
            if of_next:
                active = parties.active_as_named(work, call)
            else:
                active = parties.active_ritual(work, call.subject, call.person)
            return Outcome(opens=form(active, call, work))

        return form

    return register


def submitted(call: Call, work: UnitOfWork) -> ActiveRitual:
    """Return the ritual that a form is about; sent twice, it is another one by then."""
    return parties.active_as_named(work, call)


def done(active: ActiveRitual, work: UnitOfWork) -> Outcome:
    """Show what was changed, in the sentence that its channel reads too."""
    work.flush()
    work.outbox.refresh("ritual:keeper", active.occurrence.id)
    return Outcome(opens=_said(latest(work, active.ritual)), shows_home=True)


def unchanged() -> Outcome:
    """Say that a form was sent as it was opened: there is nothing to tell anybody."""
    return Outcome(opens=_said(Words("ritual/done").unchanged))


def _said(line: str) -> Block:
    said = Words("ritual/done")
    return blocks.modal("ritual:done", said.title, [blocks.section(line)])
