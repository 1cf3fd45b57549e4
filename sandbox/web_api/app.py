"""Methods about the app itself: tokens, its team, its sockets."""

from __future__ import annotations

from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.web_api.methods import ApiCall, method


@method("api.test", tier=4, bearer="none")
async def api_test(call: ApiCall) -> Json:
    """Give back what was sent."""
    args = call.args.plain()
    if "error" in args:
        raise Refusal(str(args["error"]), args=args)
    return {"args": args}


@method("auth.test", tier=4)
async def auth_test(call: ApiCall) -> Json:
    """Tell whose token it is."""
    workspace = call.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.person(workspace.bot_user_id).handle,
        "team_id": workspace.id,
        "user_id": workspace.bot_user_id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


@method("auth.revoke", tier=3)
async def auth_revoke(call: ApiCall) -> Json:
    """Give the token back, which uninstalls the app."""
    if not call.args.boolean("test"):
        call.workspace.uninstall()
    return {"revoked": not call.args.boolean("test")}


@method("team.info", tier=3, scopes=("team:read",))
async def team_info(call: ApiCall) -> Json:
    """Describe the workspace."""
    workspace = call.workspace
    domain = f"{workspace.domain}.slack.com"
    team = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain}
    return {"team": team | {"url": f"https://{domain}/", "email_domain": "", "icon": {}}}


@method("apps.connections.open", tier=1, scopes=("connections:write",), bearer="app")
async def connections_open(call: ApiCall) -> Json:
    """Give the address of a socket."""
    host = call.host
    base = host.url.replace("http://", "ws://")
    return {"url": f"{base}/link/?ticket={host.sockets.ticket()}&app_id={host.app_id}"}
