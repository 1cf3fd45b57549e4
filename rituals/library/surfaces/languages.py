"""`/library languages`: whose plurals and endings the search knows."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.library import languages
from rituals.library.feature import feature
from rituals.library.stemming import LANGUAGES
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.word(
    "languages",
    usage="",
    does="the languages whose plurals and endings the search knows",
    example="/library languages",
)
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show what is chosen and by whom, to be changed by anybody."""
    return Outcome(opens=_form(work))


@feature.view("languages")
def choose(call: Call, work: UnitOfWork) -> Outcome:
    """Keep the choice, and say what comes of it."""
    chosen = [each for each in call.form.several("languages") if each in LANGUAGES]
    if not 1 <= len(chosen) <= languages.MOST:
        said = Words("library/languages", most=languages.MOST)
        return Outcome(errors={"languages": said.too_many})
    languages.choose(work, call.person, chosen)
    said = Words("library/languages", names=[each.title() for each in chosen])
    shown = [blocks.section(said.changed)]
    return Outcome(opens=blocks.modal("library:languages", said.title, shown))


def _form(work: UnitOfWork) -> Block:
    said = Words("library/languages", setting=languages.setting(work), most=languages.MOST)
    options = [blocks.option(each.title(), each) for each in LANGUAGES]
    element = blocks.several("languages", options, languages.chosen(work))
    element["max_selected_items"] = languages.MOST
    fields = [
        blocks.context(said.readers),
        blocks.field_of("languages", said.languages, element, hint=said.hint),
    ]
    return blocks.modal("library:languages", said.title, fields, submit=said.submit)
