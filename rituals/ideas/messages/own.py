"""What whoever had an idea sees of it: always where it stands, and a word at each change."""

from rituals.engine.feature import Owed, When
from rituals.ideas import history
from rituals.ideas.feature import feature
from rituals.ideas.messages import shown
from rituals.ideas.tables import Idea, IdeaLine
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("own")
def own(owed: Owed, work: UnitOfWork) -> Message:
    """Show somebody their idea as it stands, with all that became of it."""
    idea = work.session.get(Idea, owed.subject)
    if idea is None or idea.author != owed.recipient:
        return owed.over(Words("ideas/own").withdrawn)
    return write_own(work, idea)


def write_own(work: UnitOfWork, idea: Idea, key: str = "") -> Message:
    """Write somebody's own idea as it stands.

    Args:
        work: the unit of work.
        idea: which.
        key: that of an idea without a name, which only this message holds.
    """
    said = Words("ideas/own", idea=idea, today=history.today(work, None))
    ways: list[Block] = []
    if key:
        value = f"{idea.id}:{key}"
        ways.append(blocks.button(said.see, "ideas:idea_see", value, style="primary"))
    ways += shown.own_ways(idea, key)
    return Message(
        in_words(said.lead, idea.as_written, shown.state(idea), idea.reason),
        [
            blocks.section(said.lead),
            *shown.story(idea, idea.as_written, history.lines(work, idea)),
            *([blocks.actions(*ways)] if ways else []),
            blocks.context(said.key if key else said.always),
        ],
    )


@feature.message("news", when=When.AT_WORK)
def news(owed: Owed, work: UnitOfWork) -> Message:
    """Tell somebody what became of their idea: the line that is the detail."""
    idea = work.session.get(Idea, owed.subject)
    line = work.session.get(IdeaLine, (owed.subject, int(owed.detail)))
    if idea is None or line is None or idea.author != owed.recipient:
        return owed.over(Words("ideas/own").withdrawn)
    said = Words("ideas/own", line=line, idea=idea)
    lead = getattr(said, line.what)
    # What was said since is told in another message.
    is_latest = line.number == len(history.lines(work, idea))
    ways = [shown.say_anew(idea)] if is_latest and idea.is_unheard else []
    return Message(
        in_words(lead, line.reason, idea.text),
        [
            blocks.section(lead),
            *([blocks.quote(line.reason)] if line.reason else []),
            blocks.context(said.about),
            blocks.quote(idea.text),
            *([blocks.actions(*ways)] if ways else []),
        ],
        said.why,
    )
