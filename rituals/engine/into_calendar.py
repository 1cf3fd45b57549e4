"""The ways into one's own calendar: links, and a file that takes changes too."""

from rituals.cadence.wall_clock import zone
from rituals.engine.calendar import Event, calendar_file, calendar_links
from rituals.engine.outcome import File
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words


def modal(
    name: str, number: int, lead: str, event: Event, *, is_over: bool, is_taken: bool = False
) -> Block:
    """Return a modal with a button for each way.

    Args:
        name: leads the two actions that answer, such as `gatherings:calendar`: one ends in
            `_link` and gets the record and how often it was moved by then, one in `_file`.
        number: of the record.
        lead: what it is and when, in Slack's format.
        event: as calendars see it.
        is_over: whether there is nothing left to add; the file can still take it out.
        is_taken: whether the file is on its way.
    """
    said = Words("engine/calendar")
    get = blocks.button(said.get, f"{name}_file", str(number))
    shown = [
        blocks.section(lead),
        *([] if is_over else _links(f"{name}_link", f"{number}:{event.sequence}", event, said)),
        blocks.section(said.file, get),
        blocks.context(said.on_its_way if is_taken else said.follows),
    ]
    return blocks.modal(name, said.title, shown)


def file(name: str, number: int, event: Event) -> File:
    """Return the file, called by what it is and the day on which it is."""
    day = event.starts.astimezone(zone(event.zone))
    return File(f"{name}-{day:%Y-%m-%d}-{number}.ics", event.title, calendar_file(event))


def address(workspace: str, channel: str) -> str:
    """Return the way back to a channel: https://docs.slack.dev/interactivity/deep-linking."""
    return f"https://slack.com/app_redirect?channel={channel}&team={workspace}"


def _links(action: str, here: str, event: Event, said: Words) -> list[Block]:
    """Return a line for each web calendar; its button opens that calendar's own form."""
    lines = []
    for name, link in calendar_links(event).items():
        add = blocks.button(said.add, action, here, label=f"{said.add}: {name}")
        lines.append(blocks.section(name, add | {"url": link}))
    return lines
