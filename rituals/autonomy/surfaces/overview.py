"""`/autonomy` alone: everything that leaders and their people do here, each a button away."""

from rituals.autonomy.feature import feature
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Each part by its word in the template: the sentence beside it, and what opens it. Other rooms
# answer most of them.
PARTS = {
    "support": ("support_does", "support:show"),
    "commitments": ("commitments_does", "commitments:show"),
    "advocate": ("advocate_does", "advocates:show"),
    "dial": ("dial_does", "dial:show"),
    "shortfall": ("shortfall_does", "commitments:shortfall"),
    "check": ("check_does", "supervision:begin"),
    "ideas": ("ideas_does", "ideas:list"),
    "questions": ("questions_does", "autonomy:questions"),
    "bank": ("bank_does", "autonomy:bank"),
}
# What people come for most, so that Home has a button for it.
ON_HOME = ("support", "commitments", "ideas")


@feature.when_alone
@feature.action("overview")
def overview(call: Call, work: UnitOfWork) -> Outcome:
    """Show what there is, each with what it is for."""
    said = Words("autonomy/overview")
    shown = [
        blocks.section(getattr(said, does), _button(part, said))
        for part, (does, _) in PARTS.items()
    ]
    return Outcome(opens=blocks.modal("autonomy:overview", said.title, shown))


def on_home() -> Block:
    """Return the row of buttons for Home."""
    said = Words("autonomy/overview")
    more = blocks.button(said.more, "autonomy:overview")
    return blocks.actions(*(_button(part, said) for part in ON_HOME), more)


def _button(part: str, said: Words) -> Block:
    return blocks.button(getattr(said, part), PARTS[part][1])
