"""The buttons on a request that stand in more than one place."""

from rituals.advocates import sharing
from rituals.support.tables import Request
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def opening(request: Request) -> Block:
    """Return the button that opens the page of a request."""
    return blocks.button(Words("support/list").open, "support:request_see", str(request.id))


def stepping_back(request: Request) -> Block:
    """Return the button with which a leader steps back."""
    said = Words("support/request_page")
    sure = blocks.confirm(
        said.step_back_title, said.step_back_text, said.step_back, said.step_back_no
    )
    return blocks.button(said.step_back, "support:request_step_back", str(request.id), confirm=sure)


def deleting(request: Request) -> Block:
    """Return the button that deletes a draft."""
    said = Words("support/request_page")
    sure = blocks.confirm(said.delete_title, said.delete_text, said.delete, said.delete_no)
    return blocks.button(said.delete, "support:request_withdraw", str(request.id), confirm=sure)


def taking_back(request: Request, label: Mrkdwn) -> Block:
    """Return the button with which the person takes back what was sent."""
    said = Words("support/request_page")
    sure = blocks.confirm(said.withdraw_title, said.withdraw_text, label, said.withdraw_no)
    return blocks.button(label, "support:request_withdraw", str(request.id), confirm=sure)


def sharing_with_advocate(work: UnitOfWork, request: Request) -> list[Block]:
    """Return the button that lets one's advocate read a request, or no longer.

    None without an advocate, nor to share what they read already because they come along.
    """
    is_shared = sharing.reader(work, request.person, "request", request.id) is not None
    if request.is_open and request.advocate and not is_shared:
        return []
    return sharing.button(work, request.person, "request", request.id, "support:request_share")
