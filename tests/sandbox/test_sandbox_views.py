"""Modals and Home tabs: opening, stacking, filling in, submitting, closing."""

from datetime import date

import pytest

from sandbox import NotPossible


def form(w, make, *blocks, **more):
    """Let `/plant` open a modal, and keep what is submitted."""

    @w.app.command("/plant")
    async def start(ack, body, client):
        opened = await client.views_open(
            trigger_id=body["trigger_id"], view=make.modal(*blocks, **more)
        )
        w.seen.append(opened["view"])
        await ack()


def test_a_form_is_opened_filled_in_and_submitted(live, make):
    async def story(w):
        options = [{"text": make.words(n), "value": n} for n in ("oak", "elm")]
        select = {"type": "static_select", "action_id": "tree", "options": options}
        people = {"type": "multi_users_select", "action_id": "who"}
        day = {"type": "datepicker", "action_id": "day", "initial_date": "2027-03-08"}
        checks = {"type": "checkboxes", "action_id": "extra", "options": options}
        blocks = [
            make.box("note", optional=True),
            {**make.box("tree"), "element": select},
            {**make.box("who"), "element": people},
            {**make.box("day"), "element": day},
            {**make.box("extra", optional=True), "element": checks},
        ]
        form(w, make, *blocks, private_metadata="m")

        @w.app.view("form")
        async def done(ack, body):
            w.seen.append(body)
            await ack()

        await w.maya.command("/plant", "")
        view = w.maya.modal
        assert view["id"] == w.seen[0]["id"]
        values = {"tree": "elm", "who": ["U0NOOR"], ("day", "day"): date(2027, 3, 9)}
        delivery = await w.maya.submit(view["id"], values)
        assert delivery.ok
        assert w.maya.modal is None
        body = w.seen[1]
        assert body["view"]["private_metadata"] == "m"
        assert (body["type"], body["user"]["id"]) == ("view_submission", "U0MAYA")
        assert (body["enterprise"], body["is_enterprise_install"]) == (None, False)
        state = body["view"]["state"]["values"]
        assert state["note"]["note"] == {"type": "plain_text_input", "value": None}
        assert state["tree"]["tree"]["selected_option"]["value"] == "elm"
        assert state["who"]["who"]["selected_users"] == ["U0NOOR"]
        assert state["day"]["day"]["selected_date"] == "2027-03-09"
        assert state["extra"]["extra"]["selected_options"] == []

    live(story)


def test_slacks_own_window_checks_before_it_sends(live, make):
    async def story(w):
        form(w, make, make.box("note", element={"max_length": 5}))
        await w.maya.command("/plant", "")
        view_id = w.maya.modal["id"]
        delivery = await w.maya.submit(view_id)
        assert delivery.error == "input_missing"
        assert w.maya.errors == {"note": "Please complete this required field."}
        await w.maya.submit(view_id, {"note": "much too long"})
        assert "5 characters" in w.maya.errors["note"]
        with pytest.raises(NotPossible):
            await w.maya.submit(view_id, {"nothing": "x"})

    live(story)


def test_errors_keep_the_form_and_what_was_typed(live, make):
    async def story(w):
        form(w, make)
        answers = [
            {"response_action": "errors", "errors": {"note": "Say more."}},
            {"response_action": "errors", "errors": {"no_such_block": "?"}},
            {},
        ]

        @w.app.view("form")
        async def done(ack):
            await ack(**answers.pop(0))

        await w.maya.command("/plant", "")
        view_id = w.maya.modal["id"]
        assert (await w.maya.submit(view_id, {"note": "short"})).ok
        assert w.maya.errors == {"note": "Say more."}
        values = w.maya.modal["state"]["values"]
        assert values["note"]["note"]["value"] == "short"
        wrong = await w.maya.submit(view_id)
        assert wrong.error == "invalid_response"
        assert w.maya.modal is not None
        assert (await w.maya.submit(view_id)).ok
        assert w.maya.modal is None

    live(story)


def test_a_stack_of_three_and_no_more(live, make):
    async def story(w):
        form(w, make, make.buttons("deeper"))

        @w.app.action("deeper")
        async def deeper(ack, body, client):
            await ack()
            view = make.modal(make.buttons("deeper"), notify_on_close=True)
            try:
                await client.views_push(trigger_id=body["trigger_id"], view=view)
            except Exception as error:
                w.seen.append(error.response["error"])

        @w.app.view_closed("form")
        async def closed(ack, body):
            await ack()
            w.seen.append(body["is_cleared"])

        await w.maya.command("/plant", "")
        for _ in range(3):
            await w.maya.press_in_view(w.maya.modal["id"], "deeper")
            await w.sandbox.settled()
        await w.until(lambda: len(w.seen) == 2)
        assert w.seen[1] == "push_limit_reached"
        root, second, third = w.maya.modals
        assert third["previous_view_id"] == second["id"]
        assert third["root_view_id"] == root["id"]
        await w.maya.close_view(third["id"])
        assert w.seen[2] is False
        assert w.maya.modal["id"] == second["id"]

    live(story)


def test_update_push_and_clear_as_the_answer_to_a_submission(live, make):
    async def story(w):
        form(w, make)
        answers = [
            {"response_action": "update", "view": make.modal(title=make.words("Second"))},
            {"response_action": "push", "view": make.modal(title=make.words("Third"))},
            {"response_action": "push", "view": {"type": "modal"}},
            {"response_action": "clear"},
        ]

        @w.app.view("form")
        async def done(ack):
            await ack(**answers.pop(0))

        await w.maya.command("/plant", "")
        await w.maya.submit(w.maya.modal["id"], {"note": "kept"})
        assert w.maya.modal["title"]["text"] == "Second"
        assert w.maya.modal["state"]["values"]["note"]["note"]["value"] == "kept"
        await w.maya.submit(w.maya.modal["id"])
        assert [v["title"]["text"] for v in w.maya.modals] == ["Second", "Third"]
        top = w.maya.modal["id"]
        assert (await w.maya.submit(top, {"note": "x"})).error == "invalid_response"
        assert (await w.maya.submit(top)).ok
        assert w.maya.modals == []

    live(story)


def test_hash_and_external_id(live, make):
    async def story(w):
        form(w, make, external_id="one-of-a-kind")
        await w.maya.command("/plant", "")
        old = w.seen[0]["hash"]
        update = {"external_id": "one-of-a-kind", "view": make.modal(external_id="one-of-a-kind")}
        await w.client.views_update(hash=old, **update)
        stale = await w.refused(w.client.views_update(hash=old, **update))
        assert stale["error"] == "hash_conflict"
        assert w.maya.modal["hash"] != old
        await w.noor.command("/plant", "")
        taken = [c.result for c in w.sandbox.calls if c.method == "views.open"][-1]
        assert taken["error"] == "duplicate_external_id"
        gone = await w.refused(w.client.views_update(view_id="V1", view=make.modal()))
        assert gone["error"] == "not_found"

    live(story)


def test_home_is_published_and_opened(live, make):
    async def story(w):
        home = {"type": "home", "blocks": [make.buttons("begin")]}

        @w.app.event("app_home_opened")
        async def opened(event, client):
            w.seen.append(event)
            await client.views_publish(user_id=event["user"], view=home)

        @w.app.action("begin")
        async def begin(ack, body):
            await ack()
            w.seen.append(body)

        await w.maya.open_home()
        await w.until(lambda: w.maya.home)
        assert (w.seen[0]["tab"], w.seen[0]["channel"]) == ("home", w.maya.dm_channel)
        await w.maya.press_in_view("home", "begin")
        assert w.seen[1]["view"]["type"] == "home"
        assert w.seen[1]["container"] == {"type": "view", "view_id": w.maya.home["id"]}
        await w.maya.open_home()
        assert w.seen[2]["view"]["id"] == w.maya.home["id"]
        assert w.noor.home is None

    live(story)


def test_shortcuts(live):
    async def story(w):
        for name in ("plant:new", "plant:this"):

            @w.app.shortcut(name)
            async def listen(ack, body):
                await ack()
                w.seen.append(body)

        await w.maya.global_shortcut("plant:new")
        ts = await w.noor.say("C0DESIGN", "look")
        await w.maya.message_shortcut("plant:this", "C0DESIGN", ts)
        first, second = w.seen
        assert first["type"] == "shortcut"
        assert "channel" not in first
        assert second["type"] == "message_action"
        assert second["message"]["text"] == "look"
        assert await w.reply_to(second["response_url"], {"text": "noted"}) == 200
        with pytest.raises(NotPossible):
            await w.maya.global_shortcut("plant:this")

    live(story)


def test_an_external_select_asks_the_app_and_a_choice_gives_a_response_address(live, make):
    async def story(w):
        element = {"type": "external_select", "action_id": "tree"}
        where = {"type": "conversations_select", "action_id": "where"}
        where |= {"response_url_enabled": True, "default_to_current_conversation": True}
        blocks = [
            {**make.box("tree"), "element": element},
            {**make.box("where"), "element": where},
        ]
        form(w, make, *blocks)

        @w.app.options("tree")
        async def offer(ack, payload):
            name = payload["value"] + "-tree"
            await ack(options=[{"text": make.words(name), "value": name}])

        @w.app.view("form")
        async def done(ack, body):
            w.seen.append(body)
            await ack()

        await w.maya.command("/plant", "", channel="C0DESIGN")
        view_id = w.maya.modal["id"]
        (offered,) = await w.maya.options(view_id, "tree", "oak")
        assert offered["value"] == "oak-tree"
        assert (await w.maya.submit(view_id, {"tree": offered["value"]})).ok
        (address,) = w.seen[1]["response_urls"]
        assert (address["channel_id"], address["block_id"]) == ("C0DESIGN", "where")

    live(story)


def test_an_input_can_send_actions_while_it_is_filled_in(live, make):
    async def story(w):
        options = [{"text": make.words(n), "value": n} for n in ("oak", "elm")]
        select = {"type": "static_select", "action_id": "tree", "options": options}
        form(w, make, {**make.box("tree"), "element": select, "dispatch_action": True})

        @w.app.action("tree")
        async def chosen(ack, body, client):
            await ack()
            kind = body["actions"][0]["selected_option"]["value"]
            blocks = [body["view"]["blocks"][0], make.box(kind, optional=True)]
            view = body["view"]
            await client.views_update(
                view_id=view["id"], hash=view["hash"], view=make.modal(*blocks)
            )

        await w.maya.command("/plant", "")
        await w.maya.press_in_view(w.maya.modal["id"], "tree", selected="elm")
        await w.until(lambda: len(w.maya.modal["blocks"]) == 2)
        values = w.maya.modal["state"]["values"]
        assert values["tree"]["tree"]["selected_option"]["value"] == "elm"
        assert values["elm"]["elm"]["value"] is None
        with pytest.raises(NotPossible):
            await w.maya.press_in_view(w.maya.modal["id"], "elm", value="x")

    live(story)
