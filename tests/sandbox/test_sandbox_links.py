"""Links that people write: how Slack passes them on, and what it shows of them."""

from sandbox.unfurling import Page

ADDRESS = "https://example.org/testing?a=1&b=2"


def test_a_link_is_unfurled_and_whoever_reads_the_reactions_reads_both(live):
    async def story(w):
        workspace = w.maya.workspace
        workspace.pages[ADDRESS] = Page("How we test", "Small steps.", "Example")
        ts = await w.maya.say("C0DESIGN", f"Read this: {ADDRESS}.")
        answer = await w.client.reactions_get(channel="C0DESIGN", timestamp=ts)
        message = answer["message"]
        assert message["text"] == f"Read this: <{ADDRESS.replace('&', '&amp;')}>."
        assert message["attachments"][0]["title"] == "How we test"
        assert message["attachments"][0]["original_url"] == ADDRESS
        link = await w.client.chat_getPermalink(channel="C0DESIGN", message_ts=ts)
        assert message["permalink"] == link["permalink"]

    live(story)
