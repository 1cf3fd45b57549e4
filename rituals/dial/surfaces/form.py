"""The form of an area: its name, which leader, and for a new one the step it begins at."""

from rituals.dial import areas, steps
from rituals.dial.areas import NAME_LENGTH
from rituals.dial.feature import feature
from rituals.dial.parties import guard, must_be_open
from rituals.dial.surfaces import area as one
from rituals.dial.tables import Area
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.people import people_fault
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words, errors_in
from storage.unit_of_work import UnitOfWork

# Where a dial begins unless somebody chooses.
USUAL = 2


@feature.action("add")
def open_empty(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for another area."""
    areas.may_begin(work, call.person)
    said = Words("dial/form")
    choice = blocks.select("step", steps.options(tells=True), str(USUAL), radio=True)
    fields = [*_fields("", None), blocks.field_of("step", said.step, choice, hint=said.step_hint)]
    return Outcome(opens=blocks.modal("dial:add", said.title, fields, submit=said.submit))


@feature.view("add")
def add(call: Call, work: UnitOfWork) -> Outcome:
    """Add the area, and show it."""
    areas.may_begin(work, call.person)
    name, leader = call.form.text("text"), call.form.person("leader")
    step = steps.read(call.form.text("step"))
    checked = _checked(work, name, leader, call.person) | {"step": "" if step else "no_step"}
    if errors := errors_in(Words("dial/form_errors", most=NAME_LENGTH), checked):
        return Outcome(errors=errors)
    assert step is not None
    area = areas.begin(work, call.person, name, leader[0], step)
    return Outcome(opens=one.page(work, area, call.person))


@guard.action("edit")
def open_filled(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Open the form with the area as it is."""
    must_be_open(area)
    said = Words("dial/form")
    form = blocks.modal(
        "dial:area_edit",
        said.title_edit,
        _fields(area.name, area.leader, may_lack=area.leader is None),
        submit=said.submit_edit,
        private=str(area.id),
    )
    return Outcome(opens=form)


@guard.view("edit")
def edit(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Call the area something else, or give it to another leader."""
    must_be_open(area)
    name, leader = call.form.text("text"), call.form.person("leader")
    checked = _checked(work, name, leader, call.person)
    if not leader and area.leader is None:
        checked["leader"] = ""
    if errors := errors_in(Words("dial/form_errors", most=NAME_LENGTH), checked):
        return Outcome(errors=errors)
    areas.name_anew(work, area, name)
    if leader:
        areas.lead(work, area, leader[0])
    return Outcome(opens=one.kept(work, area, call.person), shows_home=True)


def _fields(name: str, leader: str | None, *, may_lack: bool = False) -> list[Block]:
    said = Words("dial/form")
    box = blocks.text_input("text", name, most=NAME_LENGTH)
    who = blocks.user("leader", leader)
    return [
        blocks.section(said.readers),
        blocks.field_of("text", said.name, box, hint=said.name_hint),
        blocks.field_of("leader", said.leader, who, hint=said.leader_hint, optional=may_lack),
    ]


def _checked(work: UnitOfWork, name: str, leader: list[str], person: str) -> dict[str, str]:
    """Return what is wrong with a name and a leader, by field.

    Raises:
        NotLookedUp: the leader must be asked of Slack first.
    """
    wrong = "" if name else "no_name"
    return {
        "text": "long_name" if len(name) > NAME_LENGTH else wrong,
        "leader": people_fault(work, leader, person),
    }
