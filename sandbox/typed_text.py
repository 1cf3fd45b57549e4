"""What people type: names after @ and #, turned into Slack's own form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.identifiers import random_block_id
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

_FORM = re.compile(
    r"<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+|!\w+|https?://[^>|]+|mailto:[^>|]+)(?:\|[^>]*)?>"
)
_ADDRESS = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?)]")
_BROADCAST = re.compile(r"(?<![\w@])@(channel|here|everyone)\b")


def escaped(text: str) -> str:
    """Escape the three characters that Slack escapes (docs.slack.dev, "Escaping text")."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_message(workspace: Workspace, text: str) -> str:
    """Give a typed message in Slack's form: `<@U…>`, `<#C…|name>`, `<https://…>`, the rest escaped.

    Args:
        workspace: whose names count.
        text: as typed; ready forms may stand in it.
    """
    return _resolved(workspace, text, labels=False)


def in_command(workspace: Workspace, text: str, *, escape: bool) -> str:
    """Give the text of a slash command as the app receives it.

    Args:
        workspace: whose names count.
        text: as typed; ready forms such as `<@U…>` may stand in it.
        escape: the command's `should_escape`; without it names stay as typed.
    """
    if escape:
        return _resolved(workspace, text, labels=True)
    return escaped(_FORM.sub(lambda found: _as_typed(workspace, found[0]), text))


def _as_typed(workspace: Workspace, form: str) -> str:
    body = form[1:-1].split("|")[0]
    if body[0] == "@" and body[1:] in workspace.people:
        return "@" + workspace.people[body[1:]].handle
    if body[0] == "#" and body[1:] in workspace.channels:
        return "#" + workspace.channels[body[1:]].name
    return "@" + body[1:] if body[0] == "!" else body


def _resolved(workspace: Workspace, text: str, *, labels: bool) -> str:
    names = _names(workspace)
    parts, rest = [], 0
    for found in _FORM.finditer(text):
        parts += [_with_names(text[rest : found.start()], names, labels)]
        parts += [_labelled(workspace, found[0]) if labels else found[0]]
        rest = found.end()
    return "".join([*parts, _with_names(text[rest:], names, labels)])


def _labelled(workspace: Workspace, form: str) -> str:
    body = form[1:-1].split("|")[0]
    if body[0] == "@" and body[1:] in workspace.people:
        return f"<{body}|{workspace.people[body[1:]].handle}>"
    if body[0] == "#" and body[1:] in workspace.channels:
        return f"<{body}|{workspace.channels[body[1:]].name}>"
    return form


def _names(workspace: Workspace) -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for person in workspace.people.values():
        if not person.deleted:
            form = (f"@{person.id}", person.handle)
            known.setdefault("@" + person.name.split()[0].lower(), form)
            known["@" + person.name.lower()] = known["@" + person.handle.lower()] = form
    for channel in workspace.channels.values():
        if channel.name and not channel.is_direct:
            known["#" + channel.name] = (f"#{channel.id}", channel.name)
    return known


def _with_names(text: str, names: dict[str, tuple[str, str]], labels: bool) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    pattern = r"(?<![\w@#])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])"

    def form(found: re.Match[str]) -> str:
        target, label = names[found[0].lower()]
        return f"<{target}|{label}>" if labels or target[0] == "#" else f"<{target}>"

    text = _ADDRESS.sub(r"<\g<0>>", escaped(text))
    text = re.sub(pattern, form, text, flags=re.IGNORECASE)
    return _BROADCAST.sub(r"<!\1>", text)


def rich_text_of(text: str) -> Json:
    """Give the rich text block that Slack makes of a typed message.

    Args:
        text: in Slack's form.
    """
    elements: list[Json] = []
    rest = 0
    for found in _FORM.finditer(text):
        elements += [*_plain(text[rest : found.start()]), _leaf(found[0][1:-1])]
        rest = found.end()
    elements += _plain(text[rest:])
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": random_block_id(), "elements": [section]}


def _plain(text: str) -> list[Json]:
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return [{"type": "text", "text": text}] if text else []


def _leaf(form: str) -> Json:
    target, _, label = form.partition("|")
    if target[0] == "@":
        return {"type": "user", "user_id": target[1:]}
    if target[0] == "#":
        return {"type": "channel", "channel_id": target[1:]}
    if target[0] == "!":
        return {"type": "broadcast", "range": target[1:]}
    return {"type": "link", "url": target} | ({"text": label} if label else {})
