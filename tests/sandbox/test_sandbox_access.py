"""Tokens, scopes, workspaces kept apart, and what the app may see."""

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient


async def _raw(w, method, token=None, **kwargs):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with aiohttp.ClientSession() as session:
        url = w.sandbox.api_url + method
        async with session.post(url, headers=headers, **kwargs) as answer:
            return await answer.json()


def test_tokens(live):
    async def story(w):
        token = w.orchard.bot_token
        assert (await _raw(w, "auth.test"))["error"] == "not_authed"
        assert (await _raw(w, "auth.test", "xoxb-wrong"))["error"] == "invalid_auth"
        assert (await _raw(w, "auth.test", data={"token": token}))["ok"]
        assert (await _raw(w, "auth.test", json={"token": token}))["error"] == "not_authed"
        app_token = w.sandbox.app_token
        assert (await _raw(w, "auth.test", app_token))["error"] == "not_allowed_token_type"
        wrong = await _raw(w, "apps.connections.open", token)
        assert wrong["error"] == "not_allowed_token_type"
        assert (await _raw(w, "no.such", token))["error"] == "unknown_method"
        assert (await _raw(w, "api.test", data={"foo": "bar"}))["args"] == {"foo": "bar"}

    live(story)


def test_arguments_come_as_json_or_as_a_form(live):
    async def story(w):
        token = w.orchard.bot_token
        blocks = '[{"type": "divider"}]'
        form = {"channel": "C0DESIGN", "text": "a", "blocks": blocks}
        assert (await _raw(w, "chat.postMessage", token, data=form))["ok"]
        body = {"channel": "C0DESIGN", "text": "b", "blocks": [{"type": "divider"}]}
        assert (await _raw(w, "chat.postMessage", token, json=body))["ok"]
        body["blocks"] = "[not json"
        refusal = await _raw(w, "chat.postMessage", token, json=body)
        assert refusal["error"] == "invalid_blocks_format"
        assert (await _raw(w, "chat.postMessage", token, json=[1]))["error"] == "json_not_object"
        assert w.sandbox.calls[0].method == "chat.postMessage"
        assert w.sandbox.calls[0].args["blocks"] == [{"type": "divider"}]
        assert w.sandbox.calls[0].result["ok"]

    live(story)


def test_a_method_without_its_scope_says_what_it_needs(live):
    async def story(w):
        w.orchard.granted_scopes.discard("chat:write")
        refusal = await w.refused(w.client.chat_postMessage(channel="C0DESIGN", text="x"))
        assert refusal["error"] == "missing_scope"
        assert refusal["needed"] == "chat:write"
        assert "channels:read" in refusal["provided"].split(",")
        w.orchard.granted_scopes.discard("channels:history")
        refusal = await w.refused(w.client.conversations_history(channel="C0DESIGN"))
        assert refusal["needed"] == "channels:history"
        headers = (await w.client.auth_test()).headers
        assert "users:read" in headers["x-oauth-scopes"]

    live(story)


def test_two_workspaces_know_nothing_of_each_other(live):
    async def story(w):
        meadow = w.sandbox.add_workspace("T0MEADOW", "Meadow")
        meadow.add_person("U0LI", "Li Wei")
        other = AsyncWebClient(token=meadow.bot_token, base_url=w.sandbox.api_url)
        assert (await other.auth_test())["team_id"] == "T0MEADOW"
        assert (await w.refused(other.users_info(user="U0MAYA")))["error"] == "user_not_found"
        post = other.chat_postMessage(channel="C0DESIGN", text="x")
        assert (await w.refused(post))["error"] == "channel_not_found"

    live(story)


def test_people_as_slack_describes_them(live):
    async def story(w):
        user = (await w.client.users_info(user="U0MAYA", include_locale=True))["user"]
        assert (user["tz"], user["tz_offset"]) == ("Europe/Stockholm", 3600)
        assert user["profile"]["title"] == "Designer"
        assert user["locale"] == "en-GB"
        assert "email" not in user["profile"]
        w.orchard.person_leaves("U0TOM")
        members = (await w.client.users_list())["members"]
        gone = next(m for m in members if m["id"] == "U0TOM")
        assert gone["deleted"]
        assert "tz" not in gone
        assert {m["id"] for m in members if m["is_bot"]} == {w.orchard.bot_user_id}
        assert (await w.refused(w.client.users_info(user="U0NO")))["error"] == "user_not_found"

    live(story)


def test_channels_that_the_bot_may_know_of(live):
    async def story(w):
        members = await w.client.conversations_members(channel="C0DESIGN")
        assert members["members"] == ["U0MAYA", "U0NOOR", w.orchard.bot_user_id]
        hidden = w.client.conversations_members(channel="C0SECRET")
        assert (await w.refused(hidden))["error"] == "channel_not_found"
        closed = w.client.conversations_history(channel="C0QUIET")
        assert (await w.refused(closed))["error"] == "not_in_channel"
        info = await w.client.conversations_info(channel="C0QUIET", include_num_members=True)
        assert (info["channel"]["is_member"], info["channel"]["num_members"]) == (False, 1)
        listed = await w.client.conversations_list(types="public_channel,private_channel")
        assert [c["name"] for c in listed["channels"]] == ["design", "quiet"]
        own = await w.client.users_conversations()
        assert [c["name"] for c in own["channels"]] == ["design"]
        await w.client.conversations_join(channel="C0QUIET")
        assert await w.post(channel="C0QUIET", text="x")
        assert (await w.client.team_info())["team"]["name"] == "Orchard"

    live(story)


def test_an_uninstalled_app_has_a_dead_token_and_two_last_events(live):
    async def story(w):
        for name in ("app_uninstalled", "tokens_revoked"):

            @w.app.event(name)
            async def listen(event):
                w.seen.append(event["type"])

        w.orchard.uninstall()
        await w.until(lambda: len(w.seen) == 2)
        assert sorted(w.seen) == ["app_uninstalled", "tokens_revoked"]
        assert (await w.refused(w.client.auth_test()))["error"] == "account_inactive"
        w.orchard.add_member("C0QUIET", "U0NOOR")
        await w.sandbox.settled()
        assert len(w.sandbox.deliveries) == 2

    live(story)


def test_files_in_three_steps(live):
    async def story(w):
        done = await w.client.files_upload_v2(
            channel="C0DESIGN", content="# Notes", filename="notes.md", title="Notes"
        )
        file_id = done["files"][0]["id"]
        assert w.maya.files == [
            {
                "id": file_id,
                "name": "notes.md",
                "title": "Notes",
                "content": b"# Notes",
                "alt_txt": "",
                "channels": ["C0DESIGN"],
            }
        ]
        assert w.maya.messages("C0DESIGN")[0]["files"][0]["id"] == file_id
        assert w.sandbox.as_person("T0ORCHARD", "U0TOM").files == w.maya.files
        info = (await w.client.files_info(file=file_id))["file"]
        async with aiohttp.ClientSession() as session:
            async with session.get(info["url_private"]) as refused:
                assert refused.status == 403
            headers = {"Authorization": f"Bearer {w.orchard.bot_token}"}
            async with session.get(info["url_private"], headers=headers) as got:
                assert await got.text() == "# Notes"
        lost = w.client.files_completeUploadExternal(files=[{"id": "F1"}], channel_id="C0DESIGN")
        assert (await w.refused(lost))["error"] == "file_not_found"

    live(story)


def test_a_code_is_exchanged_for_a_token_once(live):
    async def story(w):
        w.orchard.uninstall()
        code = w.orchard.consent()
        client = AsyncWebClient(base_url=w.sandbox.api_url)
        secrets = {"client_id": w.sandbox.client_id, "client_secret": w.sandbox.client_secret}
        got = await client.oauth_v2_access(code=code, **secrets)
        assert got["team"] == {"id": "T0ORCHARD", "name": "Orchard"}
        again = await AsyncWebClient(
            token=got["access_token"], base_url=w.sandbox.api_url
        ).auth_test()
        assert again["user_id"] == got["bot_user_id"]
        used = await w.refused(client.oauth_v2_access(code=code, **secrets))
        assert used["error"] == "code_already_used"
        wrong = client.oauth_v2_access(code="x", client_id="1.2", client_secret="y")
        assert (await w.refused(wrong))["error"] == "invalid_client_id"

    live(story)
