"""Events: which are sent, with what, and how often."""


def test_only_what_is_subscribed_and_only_where_the_bot_is(live):
    async def story(w):
        for name in ("reaction_added", "message", "member_joined_channel", "app_mention"):

            @w.app.event(name)
            async def listen(event, body):
                w.seen.append((event["type"], body))

        ts = await w.maya.say("C0DESIGN", "hello")
        quiet = await w.maya.say("C0QUIET", "nobody hears")
        await w.noor.react("C0DESIGN", ts, "raised_hand")
        assert await w.maya.react("C0QUIET", quiet, "eyes") is None
        w.orchard.add_member("C0DESIGN", "U0TOM", inviter="U0MAYA")
        await w.sandbox.settled()
        await w.until(lambda: len(w.seen) == 3)
        found = dict(w.seen)
        assert set(found) == {"message", "reaction_added", "member_joined_channel"}
        body = found["reaction_added"]
        assert body["event"]["item"] == {"type": "message", "channel": "C0DESIGN", "ts": ts}
        assert body["event"]["item_user"] == "U0MAYA"
        assert body["authorizations"][0]["user_id"] == w.orchard.bot_user_id
        assert len({body["event_id"] for _, body in w.seen}) == 3
        assert found["message"]["event"]["channel_type"] == "channel"
        assert found["member_joined_channel"]["event"]["inviter"] == "U0MAYA"

    live(story)


def test_three_retries_with_their_headers(live):
    async def story(w):
        @w.app.event("reaction_added")
        async def listen(body):
            w.seen.append(body["event_id"])

        w.sandbox.courier.retry_delays = (0.0, 0.01, 0.01)
        ts = await w.maya.say("C0QUIET", "x")
        w.orchard.add_member("C0QUIET", w.orchard.bot_user_id)
        await w.sandbox.settled()
        w.server.requests.clear()
        w.sandbox.deliveries.clear()
        w.server.statuses = [500, 503]
        await w.maya.react("C0QUIET", ts, "eyes")
        await w.sandbox.settled()
        await w.until(lambda: w.seen)
        numbers = [r.get("x-slack-retry-num") for r in w.server.requests]
        assert numbers == [None, "1", "2"]
        assert w.server.requests[1]["x-slack-retry-reason"] == "http_error"
        assert len({d.payload["event_id"] for d in w.sandbox.deliveries}) == 1
        w.server.statuses = [500] * 9
        await w.maya.unreact("C0QUIET", ts, "eyes")
        await w.sandbox.settled()
        assert len(w.server.requests) == 3 + 4

    live(story)


def test_membership_and_account_events(live):
    async def story(w):
        names = ("member_left_channel", "channel_left", "user_change", "team_join")
        for name in names:

            @w.app.event(name)
            async def listen(event):
                w.seen.append(event)

        w.orchard.remove_bot_from("C0DESIGN")
        w.orchard.change_person("U0MAYA", tz="America/New_York")
        w.orchard.add_person("U0NEW", "New Person", is_restricted=True)
        await w.sandbox.settled()
        await w.until(lambda: len(w.seen) == 4)
        found = {event["type"]: event for event in w.seen}
        assert found["member_left_channel"]["user"] == w.orchard.bot_user_id
        assert found["user_change"]["user"]["tz"] == "America/New_York"
        assert found["team_join"]["user"]["is_restricted"]

    live(story)
