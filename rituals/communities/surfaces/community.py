"""Making a channel a community, and what can be done in one."""

from calendar import day_name

from rituals.communities import community, setting_up
from rituals.communities.community import refuse, topic_of
from rituals.communities.feature import feature
from rituals.engine import planning, team
from rituals.engine.call import Call
from rituals.engine.channels import stood_in
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import in_plain, tidy
from rituals.words.recurrence import describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.word(
    "community",
    usage="[topic]",
    does="make this channel a community on a topic, or see what it has",
    example="/learning community databases",
    after="/learning",
)
@feature.action("community")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form to make a channel a community; where it is one, show what can be done."""
    channel = stood_in(call, work)
    if channel and (ritual := community.of_channel(work, channel)):
        return Outcome(opens=page(work, ritual))
    topic = tidy(in_plain(call.text))[: setting_up.LONGEST_TOPIC]
    return Outcome(opens=_form(call, channel, topic))


@feature.view("community")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Check the form, keep the community, and say what happens next."""
    wish = setting_up.Wish.of(call)
    if errors := setting_up.check(wish, work):
        return Outcome(errors=errors)
    ritual, first = setting_up.set_up(wish, work)
    said = Words("communities/set_up", ritual=ritual, topic=wish.topic, at=first.starts)
    done = blocks.section(said.done)
    view = blocks.modal("communities:done", said.title, [done])
    return Outcome(opens=view, shows_home=True)


@feature.action("open")
def open_page(call: Call, work: UnitOfWork) -> Outcome:
    """Show what can be done in a community."""
    return Outcome(opens=page(work, community.theirs(work, call.subject, call.person)))


@feature.action("topic")
def open_topic(call: Call, work: UnitOfWork) -> Outcome:
    """Ask what a community is to be about."""
    ritual = community.theirs(work, call.subject, call.person)
    said = Words("communities/set_up", ritual=ritual)
    view = blocks.modal(
        "communities:topic",
        said.topic_title,
        [blocks.section(said.topic_readers), _topic(said, topic_of(ritual))],
        submit=said.topic_submit,
        private=str(ritual.id),
    )
    return Outcome(opens=view)


@feature.view("topic")
def change_topic(call: Call, work: UnitOfWork) -> Outcome:
    """Let a community be about something else from now on."""
    ritual = community.theirs(work, call.subject, call.person)
    setting_up.rename(work, ritual, " ".join(call.form.text("topic").split()), call.person)
    return Outcome(opens=page(work, ritual), shows_home=True)


def page(work: UnitOfWork, ritual: Ritual) -> Block:
    """Return what a community is about, and what everybody in it can do."""
    planned = planning.planned(work, ritual)
    if planned is None:
        raise refuse("not_there")
    said = Words(
        "communities/page",
        ritual=ritual,
        topic=topic_of(ritual),
        often=describe(ritual.comes_round),
        at=planned.starts,
        zone=ritual.comes_round.zone,
        keeper=planned.keeper or ritual.set_up_by,
    )
    named = f"{ritual.id}:{planned.id}"
    shown = [
        blocks.section(said.lead),
        blocks.section(said.how),
        blocks.actions(
            blocks.button(said.ask, "feedback:ask_channel", str(ritual.channel), style="primary"),
            blocks.button(said.offer, "communities:offer", str(ritual.id)),
        ),
        blocks.actions(
            blocks.button(said.topic, "communities:topic", str(ritual.id)),
            blocks.button(said.change, "ritual:change", named),
            blocks.button(said.give_up, "ritual:stop", named, style="danger"),
        ),
        blocks.context(said.anybody),
    ]
    return blocks.modal("communities:page", said.title, shown)


def _form(call: Call, channel: str | None, topic: str) -> Block:
    said = Words("communities/set_up")
    days = [blocks.option(day_name[day], str(day)) for day in range(7)]
    keepers = blocks.users("keepers", [call.person], team.MOST_KEEPERS)
    fields = [
        blocks.section(said.what),
        blocks.field_of(
            "channel", said.channel, blocks.conversation("channel", channel), hint=said.channel_hint
        ),
        _topic(said, topic),
        blocks.field_of(
            "weekday", said.weekday, blocks.select("weekday", days, str(setting_up.USUAL_DAY))
        ),
        blocks.field_of(
            "at", said.at, blocks.time_picker("at", setting_up.USUAL_TIME), hint=said.at_hint
        ),
        blocks.field_of("keepers", said.keepers, keepers, hint=said.keepers_hint, optional=True),
    ]
    return blocks.modal("communities:community", said.title, fields, submit=said.submit)


def _topic(said: Words, topic: str) -> Block:
    box = blocks.text_input("topic", topic, most=setting_up.LONGEST_TOPIC)
    return blocks.field_of("topic", said.topic, box, hint=said.topic_hint)
