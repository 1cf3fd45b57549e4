"""The one table of rights: what is done with each kind of record, and in which role."""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to one record; who is nothing to it learns nothing of it."""

    PERSON = "the person"
    LEADER = "the leader"
    ADVOCATE = "the advocate"
    READER = "an advocate who may read it"
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
    # What a person needs, asked of leaders. A draft is nobody else's; the advocate comes along.
    "request": {
        "see": (P, L, A, R),
        "edit": (P,),
        "send": (P,),
        "withdraw": (P,),
        "share": (P,),
        "propose": (P, A),
        "answer": (P, L, A),
        "settle": (P, A),
        "has_read": (L,),
        "not_held": (P,),
        "step_back": (L,),
    },
    # The calendar's side of it, which also takes a meeting out that was called off.
    "meeting": {
        "calendar": (P, L, A),
        "calendar_link": (P, L, A),
        "calendar_file": (P, L, A),
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
        "agree_date": (P,),
        "keep_date": (P,),
        "mark_kept": (P,),
        "mark_changed": (P,),
        "mark_not_kept": (P,),
        "let_go": (P,),
        "hand_on": (P,),
        "step_back": (L,),
    },
    # Where support fell short, in the person's words.
    "shortfall": {
        "send": (P,),
        "withdraw": (P,),
        "agree": (P,),
        "reword": (P,),
        "summarise": (A,),
        "decline": (A,),
        "thank": (L,),
    },
    # How much support somebody wants in an area of their work.
    "area": {
        "see": (P, L, R),
        "move": (P,),
        "edit": (P,),
        "history": (P,),
        "propose": (L,),
        "take_back": (L,),
        "answer": (P,),
        "talk": (L,),
        "share": (P,),
        "step_back": (L,),
        "end": (P,),
    },
    # What one-to-ones left behind: a leader sees the picture of many, and nobody one answer.
    "check": {"rate": (P,), "withdraw": (P,)},
    "picture": {"see": (L,)},
    # Something to try, said to a leader or to a channel, where whoever takes it up is its leader.
    "idea": {
        "see": (P, L, T),
        "edit": (P,),
        "withdraw": (P,),
        "take": (L, T),
        "hand_back": (L,),
        "hear": (L,),
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
    """Return the table as the README shows it: a line for each record, a column for each role."""
    lines = [["", *Role], ["---"] * (len(Role) + 1)]
    for record, rights in RIGHTS.items():
        may = ([does for does, roles in rights.items() if role in roles] for role in Role)
        lines.append([f"**{record}**", *(", ".join(each).replace("_", " ") for each in may)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
