"""The one table of rights: what is done with each kind of record, and in which role."""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to one record; who is nothing to it learns nothing of it."""

    PERSON = "the person"
    LEADER = "the leader"
    ADVOCATE = "the advocate who comes along"
    READER = "the advocate it is shared with"
    TEAM = "everybody in its channel"


P, L, A, R, T = Role.PERSON, Role.LEADER, Role.ADVOCATE, Role.READER, Role.TEAM
# By record: what is done with it, by the name of the button or the form, and by whom.
# Whoever keeps the bot, or administers the workspace, has no role here.
RIGHTS: Mapping[str, Mapping[str, Sequence[Role]]] = {
    # A person asks a colleague to stand by them.
    "advocacy": {
        "see": (P, A),
        "accept": (A,),
        "decline": (A,),
        "end": (P, A),
    },
    # What a person needs, asked of leaders. A draft is nobody else's.
    "request": {
        "see": (P, L, A, R),
        "edit": (P,),
        "send": (P,),
        "withdraw": (P,),
        "share": (P,),
        "propose": (P, A),
        "answer": (P, L, A),
        "settle": (P, A),
        "calendar": (P, L, A),
        "has_read": (L,),
        "step_back": (L,),
    },
    # What a leader promises is owed to the person, who alone says what became of it.
    "commitment": {
        "see": (P, L),
        "word": (L,),
        "withdraw": (L,),
        "decline": (L,),
        "accept": (P,),
        "ask_change": (P,),
        "report": (L,),
        "ask_date": (L,),
        "answer_date": (P,),
        "mark": (P,),
        "hand_on": (P,),
    },
    # Where support fell short, in the person's words.
    "shortfall": {
        "see": (P, L, A),
        "answer": (P,),
        "summarise": (A,),
        "decline": (A,),
        "send": (P,),
        "withdraw": (P,),
    },
    # How much support somebody wants in an area of their work.
    "area": {
        "see": (P, L, R),
        "move": (P,),
        "edit": (P,),
        "propose": (L,),
        "answer": (P,),
        "share": (P,),
        "step_back": (L,),
        "end": (P,),
    },
    # What one-to-ones left behind: a leader sees the picture of many, and nobody one answer.
    "check": {"rate": (P,)},
    "picture": {"see": (L,)},
    # Something to try, said to a leader or to a channel.
    "idea": {
        "see": (P, L, T),
        "edit": (P,),
        "withdraw": (P,),
        "take": (T,),
        "say": (L,),
    },
}


def allowed(record: str, does: str) -> Sequence[Role]:
    """Return in which roles something is done with a kind of record.

    Raises:
        KeyError: the table does not know it, so that nothing is done that it does not name.
    """
    return RIGHTS[record][does]


def in_markdown() -> str:
    """Return the table as the README shows it."""
    lines = ["| record | what is done | by whom |", "|---|---|---|"]
    for record, rights in RIGHTS.items():
        for does, roles in rights.items():
            lines.append(f"| {record} | {does.replace('_', ' ')} | {', '.join(roles)} |")
    return "\n".join(lines) + "\n"
