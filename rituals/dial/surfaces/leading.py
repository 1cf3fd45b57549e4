"""What a leader does with an area: propose another step, take that back, talk, step back."""

from rituals.dial import leaving, prompting, proposals, steps
from rituals.dial.parties import guard, refuse
from rituals.dial.surfaces import area as one
from rituals.dial.surfaces import page as all_areas
from rituals.dial.tables import OPEN, Area, Prompt
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.templates import Words, errors_in
from storage.unit_of_work import UnitOfWork

WHY_LENGTH = 500


@guard.action("propose")
def open_form(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Open the form in which a leader proposes another step."""
    proposals.may_be_made(work, area)
    said = Words("dial/propose", area=area, called=steps.called(area.step))
    others = [each for each in steps.options(tells=True) if each["value"] != str(area.step)]
    nearest = area.step + 1 if area.step < steps.TOP else area.step - 1
    choice = blocks.select("step", others, str(nearest), radio=True)
    fields = [
        blocks.section(said.readers),
        blocks.quote(area.name),
        blocks.context(said.stands),
        blocks.field_of("step", said.step, choice),
        blocks.field_of(
            "why", said.reason, blocks.text_input("why", most=WHY_LENGTH), hint=said.reason_hint
        ),
    ]
    form = blocks.modal(
        "dial:area_propose", said.title, fields, submit=said.submit, private=str(area.id)
    )
    return Outcome(opens=form)


@guard.view("propose")
def propose(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Bring the proposal to the person."""
    proposals.may_be_made(work, area)
    step, why = steps.read(call.form.text("step")), call.form.text("why")
    checked = {
        "step": "no_step" if step is None else "same_step" if step == area.step else "",
        "why": ("" if len(why) <= WHY_LENGTH else "long_why") if why else "no_why",
    }
    if errors := errors_in(Words("dial/propose_errors", most=WHY_LENGTH), checked):
        return Outcome(errors=errors)
    assert step is not None
    proposals.make(work, area, call.person, step, why)
    return Outcome(opens=one.kept(work, area, call.person))


@guard.action("take_back")
def take_back(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Take back what the person has not answered yet."""
    made = proposals.waiting(work, area)
    if made is None:
        raise refuse("answered")
    proposals.take_back(work, area, made)
    return Outcome(opens=one.page(work, area, call.person))


@guard.action("talk")
def talk(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Quiet a prompt until the next: the leader and the person talked about it."""
    prompt = work.session.get(Prompt, call.named(1))
    if prompt is None or prompt.area_id != area.id or prompt.leader != call.person:
        raise refuse("not_there")
    if prompt.state == OPEN:
        prompting.talked(work, prompt)
    return Outcome()


@guard.action("step_back")
def step_back(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Step back from an area; no reason is asked."""
    leaving.step_back(work, area)
    return Outcome(opens=all_areas.page(work, call.person), shows_home=True)
