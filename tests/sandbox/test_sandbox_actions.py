"""Buttons and menus in messages."""

import asyncio

import pytest

from sandbox import NotPossible


def listen_to(w, action_id):
    @w.app.action(action_id)
    async def listen(ack, body):
        w.seen.append(body)
        await ack()


def test_a_press_carries_the_blocks_own_value(live, make):
    async def story(w):
        listen_to(w, "go")
        ts = await w.post(text="words", blocks=[make.buttons("go", value="real")])
        assert (await w.maya.press("C0DESIGN", ts, "go")).ok
        await w.maya.press("C0DESIGN", ts, "go", value="forged")
        body, forged = w.seen
        action = body["actions"][0]
        assert (action["value"], action["block_id"], action["type"]) == (
            "real",
            "buttons",
            "button",
        )
        assert body["message"]["ts"] == ts
        assert body["container"]["is_ephemeral"] is False
        assert forged["actions"][0]["value"] == "forged"
        with pytest.raises(NotPossible):
            await w.maya.press("C0DESIGN", ts, "no_such")
        with pytest.raises(NotPossible):
            await w.sandbox.as_person("T0ORCHARD", "U0NOOR").press("C0QUIET", ts, "go")

    live(story)


def test_menus_and_their_state(live, make):
    async def story(w):
        options = [{"text": make.words(n), "value": n} for n in ("oak", "elm")]
        menu = {"type": "static_select", "action_id": "tree", "options": options}
        dots = {"type": "overflow", "action_id": "more", "options": options}
        section = {"type": "section", "block_id": "s", "text": make.words("x"), "accessory": menu}
        dotted = {"type": "section", "block_id": "d", "text": make.words("x"), "accessory": dots}
        listen_to(w, "tree")
        listen_to(w, "more")
        ts = await w.post(text="words", blocks=[section, dotted])
        await w.maya.press("C0DESIGN", ts, "tree", selected="elm")
        await w.maya.press("C0DESIGN", ts, "more", selected="oak")
        first, second = w.seen
        assert first["actions"][0]["selected_option"]["value"] == "elm"
        assert second["actions"][0]["selected_option"]["value"] == "oak"
        assert second["state"]["values"]["s"]["tree"]["selected_option"]["value"] == "elm"
        with pytest.raises(NotPossible):
            await w.maya.press("C0DESIGN", ts, "tree", selected="birch")

    live(story)


def test_replacing_and_deleting_through_the_response_address(live, make):
    async def story(w):
        listen_to(w, "go")

        @w.app.command("/plant")
        async def start(ack):
            await ack({"text": "psst", "blocks": [make.buttons("go")]})

        await w.maya.command("/plant", "", channel="C0QUIET")
        hidden = w.maya.messages("C0QUIET")[0]
        await w.maya.press("C0QUIET", hidden["ts"], "go")
        body = w.seen[0]
        assert body["container"]["is_ephemeral"] is True
        assert "message" not in body
        url = body["response_url"]
        assert await w.reply_to(url, {"text": "done", "replace_original": True}) == 200
        assert [m["text"] for m in w.maya.messages("C0QUIET")] == ["done"]
        assert await w.reply_to(url, {"delete_original": True}) == 200
        assert w.maya.messages("C0QUIET") == []

    live(story)


def test_a_double_click_is_two_deliveries(live, make):
    async def story(w):
        listen_to(w, "go")
        ts = await w.post(text="words", blocks=[make.buttons("go")])
        await asyncio.gather(*(w.maya.press("C0DESIGN", ts, "go") for _ in range(2)))
        assert len({body["trigger_id"] for body in w.seen}) == 2

    live(story)


def test_without_interactivity_nothing_can_be_pressed(live, make):
    async def story(w):
        ts = await w.post(text="words", blocks=[make.buttons("go")])
        with pytest.raises(NotPossible):
            await w.maya.press("C0DESIGN", ts, "go")

    manifest = {**make.manifest, "settings": {}}
    live(story, manifest=manifest)
