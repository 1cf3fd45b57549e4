"""Socket Mode with Bolt's own handler."""


def test_commands_forms_and_events_over_a_socket(live, make):
    async def story(w):
        @w.app.command("/plant")
        async def start(ack, body, client):
            await client.views_open(trigger_id=body["trigger_id"], view=make.modal())
            await ack("opened")

        @w.app.view("form")
        async def done(ack):
            await ack(response_action="errors", errors={"note": "No."})

        @w.app.event("message")
        async def heard(event):
            w.seen.append(event["text"])

        delivery = await w.maya.command("/plant", "")
        assert (delivery.status, delivery.body) == (200, {"text": "opened"})
        assert [m["text"] for m in w.maya.dm] == ["opened"]
        await w.maya.submit(w.maya.modal["id"], {"note": "x"})
        assert w.maya.errors == {"note": "No."}
        await w.maya.say(w.maya.dm_channel, "hello")
        await w.until(lambda: w.seen == ["hello"])
        types = [e["type"] for e in w.sandbox.sockets.envelopes]
        assert types == ["slash_commands", "interactive", "events_api"]

    live(story, socket_mode=True)


def test_a_refreshed_socket_is_replaced_and_nothing_is_lost(live):
    async def story(w):
        @w.app.command("/plant")
        async def start(ack):
            await ack()

        old = w.sandbox.sockets.connections[0]
        await w.sandbox.sockets.refresh(grace=0.05)
        await w.until(lambda: any(c is not old for c in w.sandbox.sockets.connections))
        await w.until(lambda: old not in w.sandbox.sockets.connections)
        assert (await w.maya.command("/plant", "")).ok

    live(story, socket_mode=True)


def test_an_event_that_meets_no_socket_comes_again(live):
    async def story(w):
        @w.app.event("message")
        async def heard(event):
            w.seen.append(event["text"])

        w.sandbox.courier.retry_delays = (0.0, 0.3, 0.5)
        waiting = w.sandbox.sockets.connections[:]
        w.sandbox.sockets.connections.clear()
        await w.maya.say(w.maya.dm_channel, "are you there")
        assert w.sandbox.deliveries[0].error == "dispatch_failed"
        w.sandbox.sockets.connections.extend(waiting)
        await w.sandbox.settled()
        await w.until(lambda: w.seen == ["are you there"])
        retry = w.sandbox.sockets.envelopes[-1]
        assert retry["retry_attempt"] >= 1

    live(story, socket_mode=True)


def test_without_a_socket_a_command_fails(live):
    async def story(w):
        w.sandbox.courier.carrier = w.sandbox.sockets
        assert (await w.maya.command("/plant", "")).error == "dispatch_failed"
        opened = await w.client.apps_connections_open(app_token=w.sandbox.app_token)
        assert opened["url"].startswith("ws://127.0.0.1:")

    live(story)
