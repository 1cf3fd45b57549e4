"""The one window in which all pages of the dial follow each other."""

from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words


def window(shown: list[Block]) -> Block:
    """Return a page: one takes the place of another, as does the form that adds an area.

    The other forms lie on top, three at most. What follows upon them closes all of it, since the
    page below is as it was before: https://docs.slack.dev/surfaces/modals
    """
    page = blocks.modal("dial:add", Words("dial/page").title, shown)
    return page | {"clear_on_close": True}
