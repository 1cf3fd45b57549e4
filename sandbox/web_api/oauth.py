"""The exchange of a code for a token at the end of an installation."""

from __future__ import annotations

from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.web_api.methods import ApiCall, method


@method("oauth.v2.access", tier=4, bearer="none")
async def oauth_access(call: ApiCall) -> Json:
    """Install the app in the workspace of a code, which works once."""
    host = call.host
    if call.args.text("client_id") != host.client_id:
        raise Refusal("invalid_client_id")
    if call.args.text("client_secret") != host.client_secret:
        raise Refusal("bad_client_secret")
    code = call.args.text("code")
    if code not in host.codes:
        raise Refusal("invalid_code")
    team, host.codes[code] = host.codes[code], None
    if team is None:
        raise Refusal("code_already_used")
    workspace = host.workspaces[team]
    token = workspace.install()
    people = (p for p in workspace.people.values() if not p.is_bot and p.id != "USLACKBOT")
    return {
        "app_id": host.app_id,
        "authed_user": {"id": next((p.id for p in people), "")},
        "scope": ",".join(sorted(workspace.granted_scopes)),
        "token_type": "bot",
        "access_token": token,
        "bot_user_id": workspace.bot_user_id,
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }
