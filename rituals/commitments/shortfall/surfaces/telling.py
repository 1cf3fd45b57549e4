"""Somebody says where support fell short, lets it go another way, or withdraws it."""

from rituals.commitments.feature import feature
from rituals.commitments.shortfall import form, passing_on
from rituals.commitments.shortfall.parties import asked, guard, refuse
from rituals.commitments.shortfall.tables import SENT, SUMMARISED, Shortfall
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

WISH_LENGTH = 500


@feature.word(
    "shortfall",
    usage="",
    does="say where support fell short, and how far it goes; or be asked now and then",
    example="/autonomy shortfall",
    after="/autonomy",
)
@feature.action("shortfall")
def open_unasked(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form because somebody wants to say it now."""
    return Outcome(opens=form.form_for(work, call.person, None))


@feature.action("fell_short")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for the question that was put."""
    return Outcome(opens=form.form_for(work, call.person, _question(call, work)))


@feature.view("fell_short")
def write(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what was written, and pass it on as chosen."""
    told, errors = form.read(work, call.form, call.person)
    if errors:
        return Outcome(errors=errors)
    passing_on.write(work, call.person, told, _question(call, work))
    return Outcome(shows_home=True)


@guard.action("send")
def open_form_again(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Open the form with what is not sent yet, to let it go another way."""
    _check_unsent(shortfall)
    return Outcome(opens=form.form_again(work, shortfall))


@guard.view("send")
def send(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Let it go another way."""
    _check_unsent(shortfall)
    told, errors = form.read(work, call.form, call.person)
    if errors:
        return Outcome(errors=errors)
    passing_on.pass_on(work, shortfall, told)
    return Outcome(shows_home=True)


@guard.action("withdraw")
def withdraw(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Delete what nobody has."""
    passing_on.withdraw(work, shortfall)
    return Outcome(says=paragraph(Words("commitments/shortfall_mine").gone), shows_home=True)


@guard.action("agree")
def agree(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Send the leader the summary as it was read."""
    _check_current(call, shortfall)
    passing_on.send_summary(work, shortfall)
    return Outcome(shows_home=True)


@guard.action("reword")
def open_wish(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Ask how the summary should read instead."""
    _check_current(call, shortfall)
    said = Words("commitments/shortfall_wish", shortfall=shortfall)
    box = blocks.text_input("wish", lines=True, most=WISH_LENGTH)
    fields = [
        blocks.quote(shortfall.summary),
        blocks.section(said.readers),
        blocks.field_of("wish", said.wish, box),
    ]
    view = blocks.modal(
        "commitments:shortfall_reword", said.title, fields, submit=said.submit, private=call.value
    )
    return Outcome(opens=view)


@guard.view("reword")
def reword(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Ask the advocate for another wording."""
    _check_current(call, shortfall)
    wish = call.form.text("wish")
    if not wish or len(wish) > WISH_LENGTH:
        said = Words("commitments/shortfall_wish", most=WISH_LENGTH)
        return Outcome(errors={"wish": said.long_wish if wish else said.no_wish})
    passing_on.ask_for_summary(work, shortfall, wish)
    return Outcome(shows_home=True)


def _question(call: Call, work: UnitOfWork) -> int | None:
    question = asked(work, call.subject, call.person)
    return question.id if question else None


def _check_unsent(shortfall: Shortfall) -> None:
    if shortfall.state in SENT:
        raise refuse("sent", shortfall)


def _check_current(call: Call, shortfall: Shortfall) -> None:
    """Refuse what is said of a summary that is not before its author, or was worded anew."""
    _check_unsent(shortfall)
    if shortfall.state != SUMMARISED or call.named(1) != shortfall.round:
        raise refuse("no_summary", shortfall)
