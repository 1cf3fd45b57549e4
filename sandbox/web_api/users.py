"""Methods about people."""

from __future__ import annotations

from sandbox.people import Person
from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.web_api.methods import ApiCall, method
from sandbox.web_api.pages import page_of


def _described(call: ApiCall, person: Person) -> Json:
    return person.to_api(
        call.host.clock.now(),
        with_email="users:read.email" in call.workspace.granted_scopes,
        with_locale=call.args.boolean("include_locale"),
    )


@method("users.info", tier=4, scopes=("users:read",))
async def users_info(call: ApiCall) -> Json:
    """Describe somebody."""
    person = call.workspace.people.get(call.args.needed("user"))
    if person is None:
        raise Refusal("user_not_found")
    return {"user": _described(call, person)}


@method("users.list", tier=2, scopes=("users:read",))
async def users_list(call: ApiCall) -> Json:
    """List everybody, closed accounts and bots included."""
    people, answer = page_of(call, list(call.workspace.people.values()), most=1000)
    members = [_described(call, person) for person in people]
    return {"members": members, "cache_ts": int(call.host.clock.now().timestamp()), **answer}


@method("users.lookupByEmail", tier=3, scopes=("users:read.email",))
async def users_lookup_by_email(call: ApiCall) -> Json:
    """Find somebody by address."""
    wanted = call.args.needed("email").lower()
    for person in call.workspace.people.values():
        if person.email.lower() == wanted and not person.deleted and not person.is_bot:
            return {"user": _described(call, person)}
    raise Refusal("users_not_found")
