"""What somebody received, as a Markdown file of their own."""

from zoneinfo import ZoneInfo

from rituals.engine.outcome import File
from rituals.feedback.lines import Line, lines_of_request
from rituals.feedback.tables import FeedbackRequest
from rituals.words.markdown import heading, item, plain
from rituals.words.mrkdwn import cut, in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def as_markdown(work: UnitOfWork, request: FeedbackRequest) -> File:
    """Return all answers to a closed request, grouped by box; names only where names are used."""
    lines = lines_of_request(work, request)
    givers = sorted({line.giver for line in lines if line.giver})
    names = {each: row.name for each, row in work.directory.people(givers).items() if row}
    said = Words("feedback/export", request=request)
    zone = work.directory.person(request.asker).zone
    title_of_all = in_plain(said.title)
    parts = [
        *heading(1, title_of_all),
        *_quotation(request.about),
        "",
        _date(request, zone),
        "",
    ]
    title = ""
    for line in lines:
        if line.box.title != title:
            title = line.box.title
            parts += heading(2, title)
        parts += [*_item(line, names, said), ""]
    closed = (request.closed_at or request.deadline).astimezone(ZoneInfo(zone))
    name = f"feedback-{closed:%Y-%m-%d}-{request.id}.md"
    return File(name, cut(title_of_all, 100), "\n".join(parts).rstrip() + "\n")


def _item(line: Line, names: dict[str, str], said: Words) -> list[str]:
    signed = f"— {names.get(line.giver, '')}" if line.giver else ""
    useful = f" ({said.useful})" if line.is_useful else ""
    return item("\n".join(filter(None, [line.text, signed + useful])))


def _quotation(text: str) -> list[str]:
    return [f"> {plain(line)}" for line in text.splitlines()]


def _date(request: FeedbackRequest, zone: str) -> str:
    assert request.closed_at is not None
    opened = request.opened_at.astimezone(ZoneInfo(zone))
    closed = request.closed_at.astimezone(ZoneInfo(zone))
    return f"{opened.day} {opened:%B %Y} to {closed.day} {closed:%B %Y}"
