"""`/trellis settings`: when somebody may be asked, how often, and of what."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.my_time.feature import feature
from rituals.words.blocks import modal, section
from storage.unit_of_work import UnitOfWork


@feature.word(
    "settings",
    usage="",
    does="your working hours, quiet days, absences and how much you are asked",
    example="/trellis settings",
)
@feature.when_alone
def settings(call: Call, work: UnitOfWork) -> Outcome:
    """Open the settings."""
    return Outcome(opens=modal("my_time:settings", "My time", [section("…")]))
