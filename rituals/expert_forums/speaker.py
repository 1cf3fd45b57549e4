"""Who speaks: somebody in this Slack, or from outside with somebody in the team in touch."""

from typing import Any

from rituals.engine.call import Form
from rituals.engine.outcome import Refusal
from rituals.gatherings.tables import Session
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn, escape, is_web, person
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# The option of a session that says who speaks in it, None while nobody is named.
SPEAKER = "speaker"
MOST_NAME, MOST_LINE, MOST_LINK = 80, 200, 500

Speaker = dict[str, Any]


def of(session: Session) -> Speaker | None:
    """Return who speaks in a session, None while nobody is named."""
    named: Speaker | None = session.options.get(SPEAKER)
    return named


def facts(session: Session) -> dict[str, object]:
    """Return what the sentences on who speaks in a session speak of."""
    named = of(session)
    return {"session": session, "speaker": named, "called": called(named) if named else ""}


def called(speaker: Speaker) -> Mrkdwn:
    """Return what whoever speaks is called in a sentence."""
    return person(speaker["person"]) if speaker["person"] else escape(speaker["name"])


def reader(speaker: Speaker) -> str:
    """Return who alone reads what people write to whoever speaks."""
    return str(speaker["contact"] or speaker["person"])


def fields(speaker: Speaker | None) -> list[Block]:
    """Return the fields in which it is said who speaks, filled in with what is known."""
    said = Words("expert_forums/speaker")
    known = speaker or dict.fromkeys(("person", "name", "line", "link", "contact"), "")
    return [
        blocks.field_of(
            "person", said.person, blocks.user("person", known["person"] or None), optional=True
        ),
        _text("name", known["name"], MOST_NAME, said.name, said.name_hint),
        _text("line", known["line"], MOST_LINE, said.line, said.line_hint),
        _text("link", known["link"], MOST_LINK, said.link),
        contact_field(speaker),
    ]


def contact_field(speaker: Speaker | None) -> Block:
    """Return the field for who in the team is in touch with whoever speaks."""
    said = Words("expert_forums/speaker")
    chosen = blocks.user("contact", (speaker["contact"] or None) if speaker else None)
    return blocks.field_of("contact", said.contact, chosen, hint=said.contact_hint, optional=True)


def read(form: Form, named_by: str = "") -> Speaker | None:
    """Return who speaks, None where nobody is named.

    Args:
        form: what was filled in.
        named_by: who filled it in: they are in touch with somebody from outside, unless somebody
            else is.

    Raises:
        Refusal: two are named, or something is said of nobody, or there is no such link.
    """
    said = Words("expert_forums/speaker")
    known = {name: form.text(name) for name in ("person", "name", "line", "link", "contact")}
    if known["person"] and known["name"]:
        raise Refusal(said.one_alone, "name")
    if not known["person"] and not known["name"]:
        if known["line"] or known["link"]:
            raise Refusal(said.nobody, "name")
        return None
    if known["link"] and not is_web(known["link"], MOST_LINK):
        raise Refusal(said.no_link, "link")
    contact = known["contact"] or ("" if known["person"] else named_by)
    cut = {"name": known["name"][:MOST_NAME], "line": known["line"][:MOST_LINE]}
    return known | cut | {"contact": contact, "named_by": named_by}


def faults(work: UnitOfWork, channel: str, options: dict[str, Any]) -> dict[str, str]:
    """Return what is wrong with who is named, by the name of the field.

    Raises:
        NotLookedUp: Slack must be asked who somebody is, or who is in the channel.
    """
    speaker: Speaker | None = options[SPEAKER]
    if speaker is None:
        return {}
    said = Words("expert_forums/speaker")
    wrong = {}
    if speaker["person"] and not is_there(work, speaker["person"]):
        wrong["person"] = str(said.not_a_person)
    if contact := speaker["contact"]:
        members = work.directory.members(channel) if channel else frozenset()
        if contact not in members or not is_there(work, contact):
            wrong["contact"] = str(said.not_in_team)
    return wrong


def is_there(work: UnitOfWork, someone: str) -> bool:
    """Tell whether somebody can be written to: no app, and nobody who has left.

    Raises:
        NotLookedUp: Slack must be asked.
    """
    row = work.directory.people([someone])[someone]
    return row is not None and row.may_be_asked


def _text(name: str, known: str, most: int, label: str, hint: str = "") -> Block:
    box = blocks.text_input(name, known, most=most)
    return blocks.field_of(name, label, box, hint=hint, optional=True)
