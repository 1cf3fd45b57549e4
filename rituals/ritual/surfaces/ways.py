"""How a ritual is changed: by a word, by a button, and always through a form that says what."""

from collections.abc import Callable

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.ritual import parties
from rituals.ritual.changes import latest
from rituals.ritual.feature import feature
from rituals.ritual.parties import Standing
from rituals.ritual.surfaces.listing import show_list, the_only_one
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

AskFirst = Callable[[Standing, Call, UnitOfWork], Block]


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
                return show_list(call, work)
            return Outcome(opens=form(parties.standing_of(work, only.id, call.person), call, work))

        @feature.action(name)
        def by_button(call: Call, work: UnitOfWork) -> Outcome:
            if of_next:
                standing = parties.standing_as_named(work, call.value, call.person)
            else:
                standing = parties.standing_of(work, call.subject, call.person)
            return Outcome(opens=form(standing, call, work))

        return form

    return register


def submitted(call: Call, work: UnitOfWork) -> Standing:
    """Return the ritual that a form is about; sent twice, it is another one by then."""
    return parties.standing_as_named(work, call.private, call.person)


def done(standing: Standing, work: UnitOfWork) -> Outcome:
    """Show what was changed, in the sentence that its channel reads too."""
    work.flush()
    work.outbox.refresh("ritual:keeper", standing.occurrence.id)
    said = Words("ritual/done")
    line = blocks.section(latest(work, standing.ritual))
    view = blocks.modal("ritual:done", said.title, [line], close=said.close)
    return Outcome(opens=view, shows_home=True)
