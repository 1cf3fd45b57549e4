"""What the page in the browser asks and does."""

import asyncio
import json

import aiohttp

ME = {"team": "T0ORCHARD", "user": "U0MAYA"}


class Page:
    """The page's side of the line."""

    def __init__(self, w, session):
        self.url, self.session = w.sandbox.url + "/page/", session

    async def get(self, path, status=200, **query):
        async with self.session.get(self.url + path, params=ME | query) as answer:
            assert answer.status == status
            return await answer.json()

    async def post(self, path, headers=None, **body):
        async with self.session.post(
            self.url + path, json=ME | body, headers=headers or {}
        ) as answer:
            return await answer.json()


def on_page(live, story):
    async def told(w):
        async with aiohttp.ClientSession() as session:
            await story(w, Page(w, session))

    live(told)


def test_a_form_from_command_to_submission(live, make):
    async def story(w, page):
        @w.app.command("/plant")
        async def start(ack, body, client):
            await client.views_open(trigger_id=body["trigger_id"], view=make.modal())
            await ack()

        @w.app.view("form")
        async def done(ack, body, client):
            w.seen.append(body["view"]["state"]["values"])
            await ack()

        assert (await page.get("teams"))["teams"][0]["people"][0]["name"] == "Maya Lindqvist"
        assert (await page.post("say", channel="C0DESIGN", text="/plant a tree"))["ok"]
        state = await page.get("state")
        assert state["now"] == make.start.timestamp()
        assert state["commands"][1]["usage_hint"] == "[words]"
        assert state["shortcuts"]["message"][0]["callback_id"] == "plant:this"
        view = state["modals"][0]
        missing = await page.post("submit", view_id=view["id"], state={})
        assert missing["ok"]
        assert (await page.get("state"))["modal_errors"].keys() == {"note"}
        entry = {"type": "plain_text_input", "value": "an oak"}
        await page.post("submit", view_id=view["id"], state={"note": {"note": entry}})
        assert w.seen == [{"note": {"note": entry}}]
        assert (await page.get("state"))["modals"] == []

    on_page(live, story)


def test_messages_threads_reactions_and_buttons(live, make):
    async def story(w, page):
        @w.app.action("go")
        async def go(ack, body):
            w.seen.append(body["actions"][0]["value"])
            await ack()

        ts = await w.post(text="press", blocks=[make.buttons("go", value="real")])
        channels = {c["id"]: c for c in (await page.get("state"))["channels"]}
        assert channels["C0DESIGN"]["unread"] == 1
        assert "C0SECRET" not in channels
        assert any(c["kind"] == "im" for c in channels.values())
        await page.post("read", channel="C0DESIGN")
        channels = {c["id"]: c for c in (await page.get("state"))["channels"]}
        assert channels["C0DESIGN"]["unread"] == 0
        pressed = {"channel": "C0DESIGN", "ts": ts, "block_id": "buttons", "action_id": "go"}
        assert (await page.post("action", where="message", value="forged", **pressed))["ok"]
        assert w.seen == ["real"]
        await page.post("react", channel="C0DESIGN", ts=ts, name="eyes", on=True)
        await page.post("say", channel="C0DESIGN", text="a reply", thread_ts=ts)
        (message,) = (await page.get("messages", channel="C0DESIGN"))["messages"]
        assert message["reactions"] == [
            {"name": "eyes", "users": ["U0MAYA"], "count": 1, "mine": True}
        ]
        assert (message["reply_count"], message["name"]) == (1, "plant")
        thread = await page.get("messages", channel="C0DESIGN", thread_ts=ts)
        assert [m["text"] for m in thread["messages"]] == ["press", "a reply"]
        refused = await page.post("say", channel="C0DESIGN", text="/plant", thread_ts=ts)
        assert "threads" in refused["error"]
        await page.get("messages", status=404, channel="C0SECRET")

    on_page(live, story)


def test_changes_are_told_in_a_stream(live):
    async def story(w, page):
        async with page.session.get(page.url + "events", params=ME) as stream:
            assert stream.content_type == "text/event-stream"

            async def revision():
                while True:
                    line = (await asyncio.wait_for(stream.content.readline(), 2)).decode()
                    if line.startswith("data:"):
                        return json.loads(line[5:])["revision"]

            first = await revision()
            await w.noor.say("C0DESIGN", "hello")
            assert await revision() > first

    on_page(live, story)


def test_notices_and_words_for_failures(live):
    async def story(w, page):
        await page.post("command", channel="C0DESIGN", text="/plant")
        (notice,) = (await page.get("state"))["notices"]
        await page.post("seen_notice", id=notice["id"])
        assert (await page.get("state"))["notices"] == []
        assert not (await page.post("command", channel="C0DESIGN", text="/nothing"))["ok"]
        assert not (await page.post("submit", view_id="V1", state={}))["ok"]
        assert not (await page.post("react", channel="C0DESIGN"))["ok"]

    on_page(live, story)


def test_only_this_machines_own_page_may_come_in(live):
    async def story(w, page):
        strange = {"Host": "evil.example"}
        async with page.session.get(page.url + "teams", headers=strange) as answer:
            assert answer.status == 403
        foreign = {"Origin": "http://evil.example"}
        refused = await page.post("say", headers=foreign, channel="C0DESIGN", text="x")
        assert not refused["ok"]
        own = {"Origin": w.sandbox.url}
        assert (await page.post("say", headers=own, channel="C0DESIGN", text="x"))["ok"]
        assert len(w.maya.messages("C0DESIGN")) == 1

    on_page(live, story)


def test_files_are_attachments_for_those_who_may_see_them(live):
    async def story(w, page):
        opened = await w.client.conversations_open(users="U0MAYA")
        await w.client.files_upload_v2(
            channel=opened["channel"]["id"], content="<b>", filename="a b.html"
        )
        shared = (await page.get("messages", channel=opened["channel"]["id"]))["messages"][0]
        url = w.sandbox.url + shared["files"][0]["url"]
        async with page.session.get(url) as answer:
            assert await answer.read() == b"<b>"
            assert answer.headers["Content-Disposition"].startswith("attachment")
        async with page.session.get(url.replace("U0MAYA", "U0NOOR")) as answer:
            assert answer.status == 404

    on_page(live, story)


def test_a_picture_is_shown_with_its_alt_text_and_no_longer_one_than_slack_takes(live):
    async def story(w, page):
        opened = await w.client.conversations_open(users="U0MAYA")
        shared = {"channel": opened["channel"]["id"], "filename": "rain.png", "content": b"\x89PNG"}
        await w.client.files_upload_v2(**shared, alt_txt="Rain on Monday, sun on Tuesday")
        found = await page.get("messages", channel=opened["channel"]["id"])
        (file,) = found["messages"][0]["files"]
        assert file["alt_txt"] == "Rain on Monday, sun on Tuesday"
        assert w.maya.files[0]["alt_txt"] == file["alt_txt"]
        async with page.session.get(w.sandbox.url + file["url"]) as answer:
            assert answer.headers["Content-Type"] == "image/png"
            assert await answer.read() == b"\x89PNG"
        refused = await w.refused(w.client.files_upload_v2(**shared, alt_txt="x" * 1001))
        assert refused["error"] == "alt_txt_too_large"

    on_page(live, story)
