"""What goes wrong between the bot and Slack, as Hypothesis makes it up."""

from hypothesis import strategies as st

METHODS = [
    "chat.postMessage", "chat.update", "conversations.open", "conversations.history",
    "conversations.replies",
]  # fmt: skip
# Slack does nothing when it says these; after the others nobody can tell.
NOTHING_DONE = ["429", "ratelimited_body", "reset"]
NOBODY_KNOWS = ["500", "503", "internal_error", "fatal_error", "garbage", "lost_answer"]

storms = st.lists(
    st.builds(
        lambda method, kind, is_early, times: {
            "method": method,
            "kind": kind,
            "before_effect": True if kind in NOTHING_DONE else is_early,
            "times": times,
            "retry_after": 7,
        },
        st.sampled_from(METHODS),
        st.sampled_from(NOTHING_DONE + NOBODY_KNOWS),
        st.booleans(),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=6,
)
