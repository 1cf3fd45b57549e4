"""Opening, stacking, changing and closing views on somebody's screen."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sandbox.limits import view_findings
from sandbox.refusals import Refusal, invalid_arguments
from sandbox.shapes import Json
from sandbox.triggers import Trigger
from sandbox.views import STACK_DEPTH, View

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def checked(content: Json, kind: str) -> Json:
    """Give a view's content if it fits.

    Args:
        content: as the app sent it.
        kind: `modal` or `home`.

    Raises:
        Refusal: `invalid_arguments` with every finding.
    """
    findings = view_findings(content)
    if content.get("type") != kind:
        findings.append(f"must be of type {kind} [json-pointer:/view/type]")
    if findings:
        raise invalid_arguments(*findings)
    return content


def open_modal(workspace: Workspace, trigger: Trigger, content: Json) -> View:
    """Open a modal in place of whatever modals are open.

    Args:
        workspace: of the app.
        trigger: already spent.
        content: already checked.
    """
    view = _made(workspace, trigger.user_id, content, trigger.conversation)
    screen = workspace.screen(trigger.user_id)
    screen.stack, screen.errors = [view], {}
    workspace.host.changed()
    return view


def push_modal(workspace: Workspace, below: View, content: Json) -> View:
    """Put a modal on top of another.

    Args:
        workspace: of the app.
        below: the modal on which it comes to lie.
        content: already checked.

    Raises:
        Refusal: `push_limit_reached` when three are open.
    """
    screen = workspace.screen(below.user_id)
    if len(screen.stack) >= STACK_DEPTH:
        raise Refusal("push_limit_reached")
    view = _made(workspace, below.user_id, content, below.conversation)
    view.root_id, view.previous_id = below.root_id, below.id
    screen.stack.append(view)
    screen.errors = {}
    workspace.host.changed()
    return view


def change_view(workspace: Workspace, view: View, content: Json) -> None:
    """Give an open view a new content.

    Args:
        workspace: of the app.
        view: to change.
        content: already checked.

    Raises:
        Refusal: `duplicate_external_id`.
    """
    _check_external_id(workspace, content, view)
    view.replace(content)
    view.hash = _hash(workspace)
    workspace.screen(view.user_id).errors = {}
    workspace.host.changed()


def publish_home(workspace: Workspace, user_id: str, content: Json) -> View:
    """Show a Home tab to somebody.

    Args:
        workspace: of the app.
        user_id: whose Home it is.
        content: already checked.
    """
    screen = workspace.screen(user_id)
    if screen.home is None:
        screen.home = _made(workspace, user_id, content, None)
        workspace.host.changed()
    else:
        change_view(workspace, screen.home, content)
    return screen.home


def take_away(workspace: Workspace, view: View) -> None:
    """Close one modal; the one below shows again.

    Args:
        workspace: of the app.
        view: to close.
    """
    screen = workspace.screen(view.user_id)
    screen.stack = [v for v in screen.stack if v is not view]
    screen.errors = {}
    workspace.host.changed()


def clear_modals(workspace: Workspace, user_id: str) -> None:
    """Close all of somebody's modals.

    Args:
        workspace: of the app.
        user_id: whose.
    """
    screen = workspace.screen(user_id)
    screen.stack, screen.errors = [], {}
    workspace.host.changed()


def _made(workspace: Workspace, user_id: str, content: Json, conversation: str | None) -> View:
    _check_external_id(workspace, content, None)
    host = workspace.host
    name = host.identifiers.next("V")
    view = View(name, workspace.id, user_id, workspace.bot_id, host.app_id, {"blocks": []})
    view.root_id, view.conversation = name, conversation
    view.replace(content)
    view.hash = _hash(workspace)
    return view


def _hash(workspace: Workspace) -> str:
    return f"{int(workspace.host.clock.now().timestamp())}.{secrets.token_hex(4)}"


def _check_external_id(workspace: Workspace, content: Json, own: View | None) -> None:
    wanted = content.get("external_id")
    if wanted and any(v.external_id == wanted and v is not own for v in workspace.open_views()):
        raise Refusal("duplicate_external_id")
