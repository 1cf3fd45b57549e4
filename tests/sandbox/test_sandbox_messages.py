"""Posting, changing and reading messages through a real client."""

import pytest


def test_posting_where_the_bot_may_and_may_not(live):
    async def story(w):
        answer = await w.client.chat_postMessage(channel="C0DESIGN", text="hello")
        assert answer["channel"] == "C0DESIGN"
        assert answer["message"]["bot_id"] == w.orchard.bot_id
        for channel, error in [
            ("C0QUIET", "not_in_channel"),
            ("C0SECRET", "channel_not_found"),
            ("C0NOWHERE", "channel_not_found"),
            ("UNOBODY", "channel_not_found"),
        ]:
            refusal = await w.refused(w.client.chat_postMessage(channel=channel, text="x"))
            assert refusal["error"] == error
        assert (await w.refused(w.client.chat_postMessage(channel="C0DESIGN")))[
            "error"
        ] == "no_text"
        w.orchard.archive("C0DESIGN")
        refusal = await w.refused(w.client.chat_postMessage(channel="C0DESIGN", text="x"))
        assert refusal["error"] == "is_archived"

    live(story)


def test_direct_messages_by_opening_them_and_by_a_persons_id(live):
    async def story(w):
        opened = await w.client.conversations_open(users="U0MAYA")
        channel = opened["channel"]["id"]
        assert channel.startswith("D")
        assert (await w.client.conversations_open(users="U0MAYA"))["already_open"]
        posted = await w.client.chat_postMessage(channel="U0MAYA", text="psst")
        assert posted["channel"] == channel
        assert [m["text"] for m in w.maya.dm] == ["psst"]
        update = w.client.chat_update(channel="U0MAYA", ts=posted["ts"], text="x")
        assert (await w.refused(update))["error"] == "channel_not_found"
        group = await w.client.conversations_open(users="U0MAYA,U0NOOR")
        assert group["channel"]["id"].startswith("G")
        w.orchard.person_leaves("U0TOM")
        for users, error in [
            ("U0TOM", "user_disabled"),
            ("UNOBODY", "user_not_found"),
            (w.orchard.bot_user_id, "cannot_dm_bot"),
            (",".join(["U0MAYA"] * 9), "too_many_users"),
        ]:
            refusal = await w.refused(w.client.conversations_open(users=users))
            assert refusal["error"] == error

    live(story)


def test_timestamps_follow_the_clock_and_are_unique(live, make):
    async def story(w):
        stamps = [await w.post(text=str(number)) for number in range(3)]
        assert len(set(stamps)) == 3
        assert stamps == sorted(stamps)
        assert int(float(stamps[0])) == int(make.start.timestamp())

    live(story)


def test_an_update_without_blocks_removes_them_and_must_be_short(live, make):
    async def story(w):
        ts = await w.post(text="words", blocks=[make.buttons("go")])
        assert w.maya.messages("C0DESIGN")[0]["blocks"][0]["block_id"] == "buttons"
        await w.client.chat_update(channel="C0DESIGN", ts=ts, text="other words")
        message = w.maya.messages("C0DESIGN")[0]
        assert "blocks" not in message
        assert message["edited"]["user"] == w.orchard.bot_user_id
        long = w.client.chat_update(channel="C0DESIGN", ts=ts, text="x" * 4001)
        assert (await w.refused(long))["error"] == "msg_too_long"
        await w.post(text="x" * 40_050)
        assert len(w.maya.messages("C0DESIGN")[-1]["text"]) == 40_000

    live(story)


def test_only_its_own_messages_can_be_changed(live):
    async def story(w):
        ts = await w.maya.say("C0DESIGN", "mine")
        for call, error in [
            (w.client.chat_update(channel="C0DESIGN", ts=ts, text="x"), "cant_update_message"),
            (w.client.chat_delete(channel="C0DESIGN", ts=ts), "cant_delete_message"),
            (
                w.client.chat_update(channel="C0DESIGN", ts="1.000000", text="x"),
                "message_not_found",
            ),
        ]:
            assert (await w.refused(call))["error"] == error

    live(story)


def test_ephemeral_messages_are_for_one_member_and_cannot_be_updated(live):
    async def story(w):
        hidden = await w.client.chat_postEphemeral(channel="C0DESIGN", user="U0MAYA", text="psst")
        assert [m["text"] for m in w.maya.messages("C0DESIGN")] == ["psst"]
        assert w.noor.messages("C0DESIGN") == []
        ts = hidden["message_ts"]
        update = w.client.chat_update(channel="C0DESIGN", ts=ts, text="x")
        assert (await w.refused(update))["error"] == "message_not_found"
        stranger = w.client.chat_postEphemeral(channel="C0DESIGN", user="U0TOM", text="x")
        assert (await w.refused(stranger))["error"] == "user_not_in_channel"
        assert (await w.client.conversations_history(channel="C0DESIGN"))["messages"] == []

    live(story)


def test_threads_history_and_metadata(live):
    async def story(w):
        metadata = {"event_type": "kept", "event_payload": {"id": "abc"}}
        parent = await w.post(text="parent", metadata=metadata)
        reply = await w.post(text="reply", thread_ts=parent)
        lost = await w.post(text="beside", thread_ts="1.000001")
        refusal = await w.refused(
            w.client.chat_postMessage(channel="C0DESIGN", text="x", thread_ts=reply)
        )
        assert refusal["error"] == "cannot_reply_to_message"
        history = (await w.client.conversations_history(channel="C0DESIGN"))["messages"]
        assert [m["ts"] for m in history] == [lost, parent]
        assert history[1]["reply_count"] == 1
        assert "metadata" not in history[1]
        replies = await w.client.conversations_replies(
            channel="C0DESIGN", ts=parent, include_all_metadata=True
        )
        assert [m["text"] for m in replies["messages"]] == ["parent", "reply"]
        assert replies["messages"][0]["metadata"] == metadata
        gone = w.client.conversations_replies(channel="C0DESIGN", ts="2.000000")
        assert (await w.refused(gone))["error"] == "thread_not_found"
        await w.client.chat_delete(channel="C0DESIGN", ts=parent)
        stone = (await w.client.conversations_history(channel="C0DESIGN"))["messages"][1]
        assert stone["subtype"] == "tombstone"

    live(story)


def test_lists_come_in_pages(live):
    async def story(w):
        w.sandbox.short_pages = 2
        for number in range(5):
            await w.post(text=str(number))
        found, cursor = [], None
        for _ in range(3):
            page = await w.client.conversations_history(
                channel="C0DESIGN", cursor=cursor, limit=100
            )
            found += [m["text"] for m in page["messages"]]
            cursor = page["response_metadata"]["next_cursor"]
        assert (found, cursor) == (["4", "3", "2", "1", "0"], "")
        bad = w.client.conversations_history(channel="C0DESIGN", cursor="nonsense")
        assert (await w.refused(bad))["error"] == "invalid_cursor"

    live(story)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "hello <@U0NOOR>"}, ["U0NOOR"]),
        ({"text": "<!channel> hello"}, ["U0MAYA", "U0NOOR"]),
        ({"text": "@everyone hello"}, []),
        ({"text": "@everyone hello", "parse": "full"}, ["U0MAYA", "U0NOOR"]),
        ({"text": "&lt;!channel&gt;"}, []),
        ({"text": "<@U0TOM> is not here"}, []),
    ],
)
def test_whom_a_text_notifies(live, fields, expected):
    async def story(w):
        await w.post(**fields)
        assert w.maya.messages("C0DESIGN")[0]["notified"] == expected

    live(story)


def test_whom_blocks_notify(live):
    async def story(w):
        def section(**text):
            return [{"type": "section", "text": text}]

        loud = section(type="mrkdwn", text="@everyone look")
        quiet = section(type="mrkdwn", text="@everyone look", verbatim=True)
        plain = section(type="plain_text", text="<!channel> @here")
        form = section(type="mrkdwn", text="<!here>", verbatim=True)
        for blocks, count in [(loud, 2), (quiet, 0), (plain, 0), (form, 2)]:
            await w.post(text="words", blocks=blocks)
            assert len(w.maya.messages("C0DESIGN")[-1]["notified"]) == count

    live(story)


def test_what_people_type_becomes_slacks_own_form(live):
    async def story(w):
        ts = await w.maya.say("C0DESIGN", "hi @Noor Haddad, see #design & <b> @nobody")
        message = w.noor.messages("C0DESIGN")[0]
        assert message["ts"] == ts
        assert message["text"] == ("hi <@U0NOOR>, see <#C0DESIGN|design> &amp; &lt;b&gt; @nobody")
        leaves = message["blocks"][0]["elements"][0]["elements"]
        assert leaves[1] == {"type": "user", "user_id": "U0NOOR"}
        assert message["notified"] == ["U0NOOR"]

    live(story)


def test_reactions_and_permalinks(live):
    async def story(w):
        ts = await w.post(text="x")
        await w.client.reactions_add(channel="C0DESIGN", timestamp=ts, name="eyes")
        again = w.client.reactions_add(channel="C0DESIGN", timestamp=ts, name="eyes")
        assert (await w.refused(again))["error"] == "already_reacted"
        got = await w.client.reactions_get(channel="C0DESIGN", timestamp=ts)
        assert got["message"]["reactions"][0]["users"] == [w.orchard.bot_user_id]
        await w.client.reactions_remove(channel="C0DESIGN", timestamp=ts, name="eyes")
        again = w.client.reactions_remove(channel="C0DESIGN", timestamp=ts, name="eyes")
        assert (await w.refused(again))["error"] == "no_reaction"
        link = await w.client.chat_getPermalink(channel="C0DESIGN", message_ts=ts)
        assert link["permalink"].endswith("/archives/C0DESIGN/p" + ts.replace(".", ""))

    live(story)
