"""Faults on demand, and the rate limits."""

import time

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler


def texts(w):
    return [m["text"] for m in w.maya.messages("C0DESIGN")]


def test_a_lost_answer_leaves_the_message_and_the_client_posts_it_twice(live):
    async def story(w):
        w.sandbox.faults.add(method="chat.postMessage", kind="lost_answer")
        await w.post(text="once")
        # slack_sdk repeats a call whose connection broke, and Slack cannot know.
        assert texts(w) == ["once", "once"]
        posts = [c for c in w.sandbox.calls if c.method == "chat.postMessage"]
        assert [c.status for c in posts] == [None, 200]
        w.client.retry_handlers.clear()
        w.sandbox.faults.add(method="chat.postMessage", kind="lost_answer")
        with pytest.raises(aiohttp.ClientError):
            await w.post(text="arrived")
        assert texts(w)[-1] == "arrived"

    live(story)


def test_a_reset_before_the_effect_leaves_nothing(live):
    async def story(w):
        w.client.retry_handlers.clear()
        w.sandbox.faults.add(method="*", kind="reset")
        with pytest.raises(aiohttp.ClientError):
            await w.post(text="never")
        assert texts(w) == []
        assert await w.post(text="second") and texts(w) == ["second"]

    live(story)


def test_429_names_the_seconds_to_wait(live):
    async def story(w):
        w.sandbox.faults.add(method="chat.postMessage", kind="429", retry_after=7)
        with pytest.raises(SlackApiError) as limited:
            await w.post(text="x")
        assert limited.value.response.status_code == 429
        assert limited.value.response.headers["Retry-After"] == "7"
        w.client.retry_handlers.append(AsyncRateLimitErrorRetryHandler())
        w.sandbox.faults.add(method="chat.postMessage", kind="429", retry_after=0)
        await w.post(text="after a while")
        assert texts(w) == ["after a while"]

    live(story)


@pytest.mark.parametrize(
    ("kind", "status"),
    [("500", 500), ("503", 503), ("ratelimited_body", 200), ("service_unavailable", 200)],
)
def test_failing_answers(live, kind, status):
    async def story(w):
        w.sandbox.faults.add(method="chat.postMessage", kind=kind)
        with pytest.raises(SlackApiError) as failure:
            await w.post(text="x")
        assert failure.value.response.status_code == status
        assert texts(w) == []
        w.sandbox.faults.add(method="chat.postMessage", kind=kind, before_effect=False)
        with pytest.raises(SlackApiError):
            await w.post(text="there all the same")
        assert len(texts(w)) == 1

    live(story)


def test_a_slow_answer_and_faults_of_one_workspace(live):
    async def story(w):
        slow = w.sandbox.faults.add(method="auth.test", kind="slow", delay=0.1, times=None)
        began = time.monotonic()
        assert (await w.client.auth_test())["ok"]
        assert time.monotonic() - began >= 0.1
        w.sandbox.faults.remove(slow)
        w.sandbox.faults.add(method="*", kind="500", workspace="T0ELSEWHERE")
        w.sandbox.faults.add(method="*", kind="500", probability=0.0)
        assert (await w.client.auth_test())["ok"]
        w.sandbox.faults.clear()
        assert list(w.sandbox.faults) == []

    live(story)


def test_a_channel_takes_about_a_message_a_second(live):
    async def story(w):
        w.sandbox.rate_limits = True
        for number in range(3):
            await w.post(text=str(number))
        with pytest.raises(SlackApiError) as limited:
            await w.post(text="too many")
        assert limited.value.response.headers["Retry-After"] == "1"
        assert (await w.client.auth_test())["ok"]  # other methods are not held
        later = w.sandbox.clock.now().replace(second=2)
        await w.sandbox.move_clock(later)
        await w.post(text="after a while")

    live(story)


def test_tiers_count_a_minute_for_each_method(live):
    async def story(w):
        w.sandbox.rate_limits = True
        for _ in range(20):
            await w.client.users_list()
        with pytest.raises(SlackApiError) as limited:
            await w.client.users_list()
        assert 50 <= int(limited.value.response.headers["Retry-After"]) <= 60
        w.sandbox.rates.per_minute["conversations.history"] = 1
        await w.client.conversations_history(channel="C0DESIGN")
        with pytest.raises(SlackApiError):
            await w.client.conversations_history(channel="C0DESIGN")

    live(story)


def test_faults_at_the_response_address(live):
    async def story(w):
        @w.app.command("/plant")
        async def listen(ack, body):
            w.seen.append(body["response_url"])
            await ack()

        await w.maya.command("/plant", "")
        w.sandbox.faults.add(method="response_url", kind="500")
        assert await w.reply_to(w.seen[0], {"text": "x"}) == 500
        assert w.maya.dm == []
        assert await w.reply_to(w.seen[0], {"text": "x"}) == 200

    live(story)
