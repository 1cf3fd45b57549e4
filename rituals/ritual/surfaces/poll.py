"""Asking a channel when: the question, the vote, the close, the result with one click to adopt."""

from calendar import day_name

from rituals.cadence.recurrence import Recurrence
from rituals.engine.call import Call
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded, Outcome
from rituals.engine.ritual import Ritual
from rituals.ritual import keeping, parties, polling, votes
from rituals.ritual.changes import latest
from rituals.ritual.feature import feature
from rituals.ritual.parties import ActiveRitual
from rituals.ritual.polling import Choice
from rituals.ritual.surfaces.ways import submitted, way
from rituals.ritual.tables import ADOPTED, OPEN, CadencePoll
from rituals.words import blocks
from rituals.words.blocks import Block, section
from rituals.words.message import Message, in_words, paragraph
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.recurrence import by_clock_of, describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

USUAL_HOUR = 9


@way("poll", does="ask the channel on which day, when and how often", example="/ritual poll")
def poll_form(active: ActiveRitual, call: Call, work: UnitOfWork) -> Block:
    """Say what the channel will be asked, and how the result comes about."""
    keeping.of_channel(active)
    votes.refuse_twice(work, active.ritual)
    said = Words("ritual/poll", **_facts(active.ritual))
    shown = [section(said.open_lead), blocks.context(said.rules)]
    return blocks.modal("ritual:poll", said.title, shown, submit=said.submit, private=active.named)


@feature.view("poll")
def ask(call: Call, work: UnitOfWork) -> Outcome:
    """Ask the channel."""
    active = submitted(call, work)
    keeping.of_channel(active)
    poll = votes.open_poll(work, active.ritual, call.person)
    said = Words("ritual/poll", **_facts(active.ritual), closes=poll.closes_at)
    return Outcome(opens=blocks.modal("ritual:asked", said.title, [section(said.asked)]))


@feature.message("poll")
def write_poll(owed: Owed, work: UnitOfWork) -> Message:
    """Ask a channel when a ritual suits; how many have voted is shown, and nothing else."""
    poll, ritual = _kept(owed, work)
    said = Words(
        "ritual/poll",
        **_facts(ritual),
        opener=poll.opened_by,
        closes=poll.closes_at,
        count=votes.count(work, poll),
    )
    if poll.state != OPEN:
        return paragraph(said.closed if ritual.is_active or poll.result else said.was_stopped)
    question = blocks.confirm(said.close_title, said.close_text, said.close_now, said.close_not)
    ways = blocks.actions(
        blocks.button(said.vote, "ritual:vote", str(poll.id), style="primary"),
        blocks.button(said.close, "ritual:close_poll", str(poll.id), confirm=question),
    )
    return Message(
        in_words(said.lead, said.so_far), [section(said.lead), ways, blocks.context(said.so_far)]
    )


@feature.action("vote")
def open_vote(call: Call, work: UnitOfWork) -> Outcome:
    """Open the vote of somebody, with what they chose before."""
    poll, ritual = _open(call.subject, call, work)
    before = votes.vote_of(work, poll, call.person)
    now = polling.chosen_now(ritual.comes_round)
    chosen = Choice(tuple(before.days), before.hour, before.often) if before else now
    said = Words("ritual/vote", clock=by_clock_of(ritual.comes_round.zone))
    often = chosen.often or next(iter(polling.OFTEN))
    offered = polling.hours(ritual)
    hour = chosen.hour if chosen.hour in offered else USUAL_HOUR
    days = [blocks.option(day_name[day], str(day)) for day in polling.DAYS]
    hours = [blocks.option(f"{each:02}:00", str(each)) for each in offered]
    kinds = [blocks.option(getattr(said, name), name) for name in polling.OFTEN]
    shown = [
        blocks.context(said.readers),
        blocks.field_of(
            "days",
            said.days,
            blocks.checkboxes("days", days, [*map(str, chosen.days)]),
            hint="" if before else said.days_hint,
        ),
        blocks.field_of(
            "hour", said.hour, blocks.select("hour", hours, str(hour)), hint=said.hour_hint
        ),
        blocks.field_of("often", said.often, blocks.select("often", kinds, often, radio=True)),
    ]
    view = blocks.modal("ritual:vote", said.title, shown, submit=said.submit, private=str(poll.id))
    return Outcome(opens=view)


@feature.view("vote")
def vote(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a vote, in the place of an earlier one."""
    poll, ritual = _open(call.subject, call, work)
    days = [day for day in polling.DAYS if str(day) in call.form.several("days")]
    if not days:
        raise parties.refuse("no_days", "days")
    hour = next(
        (each for each in polling.hours(ritual) if str(each) == call.form.text("hour")), None
    )
    if hour is None:
        raise parties.refuse("not_offered", "hour")
    if (often := call.form.text("often")) not in polling.OFTEN:
        raise parties.refuse("not_offered", "often")
    votes.vote(work, poll, call.person, Choice(tuple(days), hour, often))
    said = Words("ritual/vote", closes=poll.closes_at, zone=ritual.comes_round.zone)
    view = blocks.modal("ritual:voted", said.kept_title, [section(said.kept)])
    return Outcome(opens=view)


@feature.action("close_poll")
def close(call: Call, work: UnitOfWork) -> Outcome:
    """Close a vote early, for whoever opened it."""
    poll, ritual = _open(call.subject, call, work)
    if call.person != poll.opened_by:
        raise parties.refuse("not_the_opener", poll=poll, ritual=ritual)
    votes.close(work, poll, ritual)
    return Outcome()


@feature.message("poll_result")
def write_result(owed: Owed, work: UnitOfWork) -> Message:
    """Say what suits most, with one click to adopt it."""
    poll, ritual = _kept(owed, work)
    counted = votes.tally(work, poll, ritual)
    if poll.state == OPEN or counted is None or not poll.result:
        return paragraph(Words("ritual/poll", **_facts(ritual)).nobody)
    result = Recurrence.read(poll.result)
    facts = {"count": votes.count(work, poll), "result": describe(result)}
    said = Words("ritual/poll", **_facts(ritual), **facts, adopter=poll.adopted_by)
    named = Words("ritual/vote")
    counts = in_words(
        _counts([(day_name[day], votes) for day, votes in counted.days]).days,
        _counts([(f"{hour:02}:00", votes) for hour, votes in counted.hours]).hours,
        _counts([(getattr(named, often), votes) for often, votes in counted.often]).how_often,
    )
    if poll.state == ADOPTED:
        below = [blocks.context(said.adopted)]
    elif str(result) == ritual.recurrence:
        below = [blocks.context(said.as_now)]
    else:
        button = blocks.button(said.adopt, "ritual:adopt", str(poll.id), style="primary")
        below = [blocks.actions(button), blocks.context(said.anybody)]
    return Message(in_words(said.result, counts), [section(said.result), section(counts), *below])


@feature.action("adopt")
def adopt(call: Call, work: UnitOfWork) -> Outcome:
    """Have it come round as the channel wants it, for anybody in it."""
    poll, ritual = votes.poll_of(work, call.subject, call.person)
    votes.adopt(work, poll, ritual, call.person)
    work.flush()
    return Outcome(says=paragraph(latest(work, ritual)), shows_home=True)


def _open(poll_id: int, call: Call, work: UnitOfWork) -> tuple[CadencePoll, Ritual]:
    poll, ritual = votes.poll_of(work, poll_id, call.person)
    if poll.state != OPEN:
        raise parties.refuse("vote_closed")
    if not ritual.is_active:
        raise parties.refuse("stopped", ritual=ritual)
    return poll, ritual


def _kept(owed: Owed, work: UnitOfWork) -> tuple[CadencePoll, Ritual]:
    poll = work.session.get(CadencePoll, owed.subject)
    ritual = work.session.get(Ritual, poll.ritual_id) if poll else None
    if poll is None or ritual is None:
        raise NotNeeded("there is no such vote")
    return poll, ritual


def _counts(counted: list[tuple[str, int]]) -> Words:
    text = Mrkdwn(", ".join(f"{name} {votes}" for name, votes in counted))
    return Words("ritual/poll", counts=text)


def _facts(ritual: Ritual) -> dict[str, object]:
    recurrence = ritual.comes_round
    return {"ritual": ritual, "often": describe(recurrence), "zone": recurrence.zone}
