"""What leaders read of a request, for the messages and for whoever looks at it before."""

from collections.abc import Sequence

from rituals.support.tables import Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import in_words
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words

# What kind of support somebody may need, by the names of the blocks that say so.
KINDS = ("role", "skill", "vision", "other")
# The messages in which leaders read what somebody needs.
NEEDS = "support:needs"


def invitation(request: Request, leaders: Sequence[str]) -> list[Block]:
    """Return what each leader reads when a request is sent, the same for all of them."""
    said = Words("support/request", request=request, leaders=leaders)
    return [blocks.section(said.lead), blocks.section(said.who), blocks.section(said.next)]


def invitation_in_words(request: Request, leaders: Sequence[str]) -> Mrkdwn:
    """Return the same for those who hear it read."""
    said = Words("support/request", request=request, leaders=leaders)
    return in_words(said.lead, said.who, said.next)


def written(request: Request, *, is_own: bool = False) -> list[Block]:
    """Return what somebody needs and why, in their words, for others or for themselves."""
    said = Words("support/request", request=request, need=kind_of(request), is_own=is_own)
    need, why = blocks.quote(request.text), blocks.quote(request.why)
    return [blocks.section(said.need), need, blocks.section(said.why), why]


def needs(request: Request) -> list[Block]:
    """Return what each leader reads one working day before they meet, the same for all."""
    questions = Words("support/request", request=request).questions
    return [*written(request), blocks.section(questions)]


def needs_in_words(request: Request) -> Mrkdwn:
    """Return the same for those who hear it read."""
    said = Words("support/request", request=request, need=kind_of(request), is_own=False)
    return in_words(said.need, request.text, said.why, request.why, said.questions)


def kind_of(request: Request) -> Mrkdwn:
    """Return what the kind of support is called that somebody needs."""
    name: Mrkdwn = getattr(Words("support/request"), request.need)
    return name
