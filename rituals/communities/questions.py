"""The questions to talk about, one with each digest: none comes twice before all have come."""

from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words

# In this order, so that an easy one follows one that needs thought.
BANK = (
    "smallest", "surprised", "newcomer", "unlearned", "tool", "stuck", "disagree", "hour",
    "borrowed", "mistake", "simpler", "next", "explain", "habit", "risk", "praise", "missing",
    "outside", "time_saved", "old_way", "question", "try_together", "look_up_to", "enough",
)  # fmt: skip


def ask(number: int, topic: str) -> Mrkdwn:
    """Return a question.

    Args:
        number: counted on from one digest to the next.
        topic: what the community is about.
    """
    said: Mrkdwn = getattr(Words("communities/questions", topic=topic), BANK[number % len(BANK)])
    return said
