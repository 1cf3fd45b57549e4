"""Slash commands: what the app receives, and what a person sees of its answer."""

import asyncio
import time

import pytest

from sandbox import NotPossible


def test_a_command_carries_slacks_fields_and_escaped_names(live):
    async def story(w):
        @w.app.command("/plant")
        async def listen(ack, body):
            w.seen.append(body)
            await ack()

        text = "tree for @noor in #design <b> & @here"
        delivery = await w.maya.command("/plant", text, channel="C0DESIGN")
        assert (delivery.status, delivery.error) == (200, None)
        body = w.seen[0]
        assert body["text"] == (
            "tree for <@U0NOOR|noor> in <#C0DESIGN|design> &lt;b&gt; &amp; <!here>"
        )
        assert body["team_id"] == "T0ORCHARD"
        assert body["channel_name"] == "design"
        assert body["is_enterprise_install"] == "false"
        assert body["api_app_id"] == w.sandbox.app_id
        assert w.maya.messages("C0DESIGN") == []

    live(story)


def test_names_stay_as_typed_without_should_escape(live):
    async def story(w):
        @w.app.command("/raw")
        async def listen(ack, body):
            w.seen.append(body["text"])
            await ack()

        await w.maya.command("/raw", "ask @noor <@U0NOOR>")
        assert w.seen == ["ask @noor @noor"]

    live(story)


def test_an_answer_is_seen_by_the_person_alone_unless_it_says_in_channel(live):
    async def story(w):
        @w.app.command("/plant")
        async def listen(ack, body):
            if body["text"]:
                await ack({"response_type": "in_channel", "text": "for all"})
            else:
                await ack("for you")

        await w.maya.command("/plant", "", channel="C0DESIGN")
        await w.maya.command("/plant", "x", channel="C0DESIGN")
        mine = w.maya.messages("C0DESIGN")
        assert [(m["text"], m["is_ephemeral"]) for m in mine] == [
            ("for you", True),
            ("for all", False),
        ]
        assert [m["text"] for m in w.noor.messages("C0DESIGN")] == ["for all"]

    live(story)


def test_an_answer_after_the_limit_is_a_timeout_that_the_person_is_told_of(live):
    async def story(w):
        w.sandbox.courier.answer_limit = 0.05

        @w.app.command("/plant")
        async def listen(ack):
            await asyncio.sleep(0.1)
            await ack("too late")

        delivery = await w.maya.command("/plant", "")
        assert delivery.error == "operation_timeout"
        assert "operation_timeout" in w.maya.notices[0]
        assert w.maya.dm == []

    live(story)


def test_a_failing_app_is_dispatch_failed(live):
    async def story(w):
        w.server.statuses = [500]
        assert (await w.maya.command("/plant", "")).error == "dispatch_failed"
        assert (await w.maya.command("/plant", "")).status == 404  # nobody listens

    live(story)


def test_an_answer_with_invalid_blocks_is_told_apart(live):
    async def story(w):
        @w.app.command("/plant")
        async def listen(ack):
            await ack({"blocks": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]})

        delivery = await w.maya.command("/plant", "")
        assert delivery.error == "invalid_response"
        assert "invalid_blocks" in delivery.detail

    live(story)


def test_a_command_that_the_manifest_does_not_know_is_not_sent(live):
    async def story(w):
        with pytest.raises(NotPossible):
            await w.maya.command("/nothing", "")
        assert w.sandbox.deliveries == []

    live(story)


def test_a_trigger_opens_one_modal_within_three_seconds(live, make):
    async def story(w):
        @w.app.command("/plant")
        async def listen(ack, body):
            w.seen.append(body["trigger_id"])
            await ack()

        await w.maya.command("/plant", "")
        await w.client.views_open(trigger_id=w.seen[0], view=make.modal())
        again = await w.refused(w.client.views_open(trigger_id=w.seen[0], view=make.modal()))
        assert again["error"] == "exchanged_trigger_id"
        w.sandbox.triggers.lifetime = 0.01
        await w.maya.command("/plant", "")
        await asyncio.sleep(0.02)
        late = await w.refused(w.client.views_open(trigger_id=w.seen[1], view=make.modal()))
        assert late["error"] == "expired_trigger_id"
        strange = await w.refused(w.client.views_open(trigger_id="1.2.3", view=make.modal()))
        assert strange["error"] == "invalid_trigger_id"

    live(story)


def test_a_response_address_takes_five_replies_within_half_an_hour(live):
    async def story(w):
        @w.app.command("/plant")
        async def listen(ack, body):
            w.seen.append(body["response_url"])
            await ack()

        await w.maya.command("/plant", "", channel="C0QUIET")
        for number in range(5):
            assert await w.reply_to(w.seen[0], {"text": f"no {number}"}) == 200
        assert await w.reply_to(w.seen[0], {"text": "one too many"}) == 404
        assert all(m["is_ephemeral"] for m in w.maya.messages("C0QUIET"))
        await w.maya.command("/plant", "")
        assert await w.reply_to(w.seen[1], {"text": ""}) == 400
        await w.sandbox.move_clock(w.sandbox.clock.now().replace(hour=9, minute=31))
        assert await w.reply_to(w.seen[1], {"text": "late"}) == 404

    live(story)


def test_requests_are_signed_and_a_forged_one_is_refused(live):
    async def story(w):
        @w.app.command("/plant")
        async def listen(ack):
            await ack()

        good = await w.maya.command("/plant", "")
        assert good.status == 200
        forged = {"X-Slack-Signature": "v0=" + "0" * 64}
        bad = await w.sandbox.deliver("T0ORCHARD", "command", good.payload, forged)
        assert bad.status == 401
        old = {"X-Slack-Request-Timestamp": str(int(time.time()) - 400)}
        replayed = await w.sandbox.deliver("T0ORCHARD", "command", good.payload, old)
        assert replayed.status == 401
        check = await w.sandbox.deliver("T0ORCHARD", "command", "ssl_check=1&token=x")
        assert check.status == 200

    live(story)
