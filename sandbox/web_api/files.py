"""Methods that upload files in three steps and describe them."""

from __future__ import annotations

from typing import Any

from sandbox.drafts import Draft
from sandbox.files import File
from sandbox.identifiers import secret
from sandbox.posting import post_as_app
from sandbox.refusals import Refusal, invalid_arguments
from sandbox.shapes import Json
from sandbox.web_api.chat import place_of, thread_of
from sandbox.web_api.methods import ApiCall, method

# https://docs.slack.dev/reference/methods/files.getUploadURLExternal#errors
LONGEST_ALT_TEXT = 1000


@method("files.getUploadURLExternal", tier=4, scopes=("files:write",))
async def get_upload_url(call: ApiCall) -> Json:
    """Announce a file and give the address for its bytes."""
    workspace, host = call.workspace, call.host
    length = call.args.number("length", 0, 1_000_000_000) if call.args.text("length") else 0
    if not length:
        raise invalid_arguments("missing required field: length")
    alt_text = call.args.text("alt_txt")
    if len(alt_text) > LONGEST_ALT_TEXT:
        raise Refusal("alt_txt_too_large")
    file = File(
        host.identifiers.next("F"),
        workspace.id,
        call.args.needed("filename"),
        length,
        workspace.bot_user_id,
        secret(""),
        int(host.clock.now().timestamp()),
        alt_text=alt_text,
    )
    workspace.files[file.id] = file
    url = f"{host.url}/upload/v1/{workspace.id}/{file.id}/{file.upload_key}"
    return {"upload_url": url, "file_id": file.id}


@method("files.completeUploadExternal", tier=4, scopes=("files:write",))
async def complete_upload(call: ApiCall) -> Json:
    """Finish uploads and share them in a conversation, if one is named."""
    files = [_uploaded(call, entry) for entry in _entries(call)]
    targets = [call.args.text("channel_id"), *call.args.names("channels")]
    places = [place_of(call, target) for target in targets if target]
    for file in files:
        file.completed = True
    for channel in places:
        for file in files:
            file.channels.append(channel.id)
        draft = Draft(call.args.text("initial_comment"))
        thread = thread_of(call, channel)
        post_as_app(call.workspace, channel, draft, thread_ts=thread, files=files)
    return {"files": [file.to_api(call.host.url) for file in files]}


def _entries(call: ApiCall) -> list[Any]:
    entries = call.args.structure("files")
    if not isinstance(entries, list) or not entries:
        raise invalid_arguments("missing required field: files")
    return entries


def _uploaded(call: ApiCall, entry: Any) -> File:
    file = call.workspace.files.get(entry.get("id", "") if isinstance(entry, dict) else "")
    if file is None or file.content is None or file.completed:
        raise Refusal("file_not_found")
    file.title = entry.get("title") or file.name
    return file


@method("files.info", tier=4, scopes=("files:read",))
async def files_info(call: ApiCall) -> Json:
    """Describe a file."""
    file = call.workspace.files.get(call.args.needed("file"))
    if file is None or not file.completed:
        raise Refusal("file_not_found")
    return {"file": file.to_api(call.host.url), "comments": []}


@method("files.delete", tier=3, scopes=("files:write",))
async def files_delete(call: ApiCall) -> Json:
    """Delete a file; messages lose it too."""
    workspace = call.workspace
    file = workspace.files.pop(call.args.needed("file"), None)
    if file is None:
        raise Refusal("file_not_found")
    for channel_id in file.channels:
        for message in workspace.channels[channel_id].log:
            message.files = [f for f in message.files if f is not file]
    call.host.changed()
    return {}
