"""The form for a request: new, still a draft, or sent already."""

from rituals.advocates.advocacy import advocate_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.support import asking, wanted
from rituals.support.feature import feature
from rituals.support.parties import guard, leaders_of
from rituals.support.reading import are_fixed
from rituals.support.shown import KINDS
from rituals.support.surfaces.page import request_page
from rituals.support.tables import DRAFT, Request
from rituals.support.wanted import MOST_CHARACTERS, MOST_LEADERS
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# As for what one says of it in the form: the box that is ticked.
ALONG = "yes"


@feature.action("begin")
def begin(call: Call, work: UnitOfWork) -> Outcome:
    """Open an empty form."""
    return Outcome(opens=empty(call, work))


@feature.view("write")
def keep(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a new draft, and show what others will read."""
    said = wanted.read(call, work, None)
    if errors := wanted.check(call, work, said, None):
        return Outcome(errors=errors)
    request = asking.draft(work, call.person, said)
    return Outcome(opens=request_page(call, work, request), shows_home=True)


@guard.action("edit")
def edit(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Open the form with what stands, without what may not change any more."""
    _must_be_alive(request)
    said = Words("support/request_form")
    fields = _fields(call, work, request)
    # With whose name it stands there that they come along.
    private = f"{request.id}:{advocate_of(work, call.person) or ''}"
    view = blocks.modal(
        "support:request_edit", said.title, fields, submit=said.submit, private=private
    )
    return Outcome(opens=view)


@guard.view("edit")
def change(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Keep what was changed, and show how it stands."""
    _must_be_alive(request)
    if request.state != DRAFT and _is_stale(call, request):
        raise asking.refuse("sent")
    said = wanted.read(call, work, request)
    if errors := wanted.check(call, work, said, request):
        return Outcome(errors=errors)
    asking.change(work, request, said)
    return Outcome(opens=request_page(call, work, request), shows_home=True)


def empty(call: Call, work: UnitOfWork) -> Block:
    """Return the form for a new request."""
    said = Words("support/request_form")
    fields, private = _fields(call, work, None), f":{advocate_of(work, call.person) or ''}"
    return blocks.modal("support:write", said.title, fields, submit=said.submit, private=private)


def _is_stale(call: Call, request: Request) -> bool:
    """Tell whether the form was opened while it was a draft, and changes what is fixed now."""
    need, day = call.form.text("need"), call.form.day("wanted_by")
    return need not in ("", request.need) or day not in (None, request.wanted_by)


def _must_be_alive(request: Request) -> None:
    if request.state != DRAFT and not request.is_open:
        raise asking.refuse("over")


def _fields(call: Call, work: UnitOfWork, before: Request | None) -> list[Block]:
    said = Words("support/request_form", most=MOST_LEADERS)
    chosen = leaders_of(work, before) if before else []
    leaders = blocks.field_of(
        "leaders",
        said.leaders,
        blocks.users("leaders", chosen, MOST_LEADERS),
        hint=said.leaders_hint,
    )
    if before is None or before.state == DRAFT:
        readers, words = said.draft_readers, [_kind(before), *_words(before), _day(before)]
    elif are_fixed(work, before):
        readers, words = said.read_readers, []
    else:
        readers, words = said.sent_readers, _words(before)
    return [blocks.section(readers), *words, leaders, *_along(call, work, before)]


def _kind(before: Request | None) -> Block:
    said, names = Words("support/request_form"), Words("support/request")
    options = [blocks.option(getattr(names, kind), kind) for kind in KINDS]
    usual = before.need if before else KINDS[0]
    element = blocks.select("need", options, usual, radio=True)
    if before is None:
        del element["initial_option"]
    return blocks.field_of("need", said.need, element)


def _words(before: Request | None) -> list[Block]:
    said = Words("support/request_form")
    text, why = (before.text, before.why) if before else ("", "")
    boxes = [
        blocks.text_input(name, kept, lines=True, most=MOST_CHARACTERS)
        for name, kept in (("text", text), ("why", why))
    ]
    return [
        blocks.field_of("text", said.text, boxes[0], hint=said.text_hint),
        blocks.field_of("why", said.why, boxes[1]),
    ]


def _day(before: Request | None) -> Block:
    said = Words("support/request_form")
    picker = blocks.day_picker("wanted_by", before.wanted_by if before else None)
    return blocks.field_of(
        "wanted_by", said.wanted_by, picker, hint=said.wanted_by_hint, optional=True
    )


def _along(call: Call, work: UnitOfWork, before: Request | None) -> list[Block]:
    """Return the field for whether the advocate comes along, or how to ask one."""
    advocate = advocate_of(work, call.person)
    if advocate is None:
        return [blocks.context(Words("support/request_form").no_advocate)]
    row = work.directory.people([advocate])[advocate]
    said = Words("support/request_form", advocate=advocate, name=row.name if row else "")
    option = blocks.option(said.comes, ALONG)
    comes = [ALONG] if before and before.advocate else []
    box = blocks.checkboxes("along", [option], comes)
    return [
        blocks.field_of("along", said.along, box, optional=True),
        blocks.context(said.advocate_reads),
    ]
