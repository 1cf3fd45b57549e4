"""The question whether a ritual still helps, its answer, and the result as one click."""

from rituals.engine.call import Call
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded, Outcome
from rituals.engine.ritual import Ritual
from rituals.ritual import ahead, parties, reviews
from rituals.ritual.feature import feature
from rituals.ritual.tables import OPEN, Review
from rituals.words import blocks
from rituals.words.blocks import Block, section
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("review")
def write_review(owed: Owed, work: UnitOfWork) -> Message:
    """Ask a channel whether a ritual still helps; nothing of the answers is shown."""
    review, ritual = _kept(owed, work)
    planned = ahead.next_of(work, [ritual]).get(ritual.id)
    said = Words(
        "ritual/review",
        ritual=ritual,
        zone=ritual.comes_round.zone,
        closes=review.closes_at,
        sessions=planned.number - 1 if planned else 0,
    )
    if review.state != OPEN or planned is None:
        return paragraph(said.closed if planned else said.was_stopped)
    ways = blocks.actions(
        blocks.button(said.answer, "ritual:review", str(review.id), style="primary")
    )
    return Message(
        in_words(said.lead, said.without_names),
        [section(said.lead), ways, blocks.context(said.without_names)],
    )


@feature.action("review")
def open_answer(call: Call, work: UnitOfWork) -> Outcome:
    """Open the answer: who reads what stands above it."""
    review, ritual = reviews.review_of(work, call.subject, call.person)
    least = reviews.threshold(review, call.defaults)
    said = Words("ritual/review", ritual=ritual, threshold=least)
    choices = [blocks.option(getattr(said, each), each) for each in reviews.ANSWERS]
    element: Block = blocks.select("what", choices, reviews.ANSWERS[0], radio=True)
    shown = [blocks.context(said.readers), blocks.field_of("what", ritual.name, element)]
    view = blocks.modal(
        "ritual:review", said.title, shown, submit=said.submit, private=str(review.id)
    )
    return Outcome(opens=view)


@feature.view("review")
def answer(call: Call, work: UnitOfWork) -> Outcome:
    """Count an answer."""
    review, _ = reviews.review_of(work, call.subject, call.person)
    what = call.form.text("what")
    if what not in reviews.ANSWERS:
        raise parties.refuse("not_offered", "what")
    reviews.answer(work, review, call.person, what, call.defaults)
    said = Words("ritual/review")
    view = blocks.modal("ritual:counted", said.kept_title, [section(said.kept)])
    return Outcome(opens=view)


@feature.message("review_result")
def write_result(owed: Owed, work: UnitOfWork) -> Message:
    """Say what came of it, with one click to do it."""
    review, ritual = _kept(owed, work)
    said = Words("ritual/review", ritual=ritual, review=review)
    if not reviews.enough(review):
        return paragraph(said.too_few)
    named = str(ritual.id)
    what = reviews.outcome(review)
    ways: list[Block] = []
    if what == "change":
        line = said.to_change
        ways = [blocks.button(said.ask_when, "ritual:poll", named)]
    elif what == "stop":
        line = said.to_stop
        ways = [blocks.button(said.stop_it, "ritual:stop", named, style="danger")]
    else:
        line = said.to_keep
    shown = [section(said.result), section(line), *([blocks.actions(*ways)] if ways else [])]
    return Message(in_words(said.result, line), shown)


def _kept(owed: Owed, work: UnitOfWork) -> tuple[Review, Ritual]:
    review = work.session.get(Review, owed.subject)
    ritual = work.session.get(Ritual, review.ritual_id) if review else None
    if review is None or ritual is None:
        raise NotNeeded("there is no such review")
    return review, ritual
