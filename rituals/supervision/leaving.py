"""Somebody's account is closed: what was said of them is deleted, and nobody is asked of them."""

from sqlalchemy import select

from rituals.supervision import cadence, rating
from rituals.supervision.feature import feature
from rituals.supervision.tables import Window
from storage.unit_of_work import UnitOfWork


@feature.deactivation
def leave(person: str, work: UnitOfWork) -> None:
    """Let go of a leader, and of whoever is asked on a cadence.

    What somebody who leaves has answered stays counted: nothing leads from them to it.
    """
    if own := cadence.ritual_of(work, person):
        cadence.stop(work, own, person)
    for window in work.session.scalars(
        select(Window).where(Window.leader == person).with_for_update()
    ):
        work.schedules.drop("supervision:close", window.id)
        rating.destroy(work, window)
    for ritual in cadence.rituals_about(work, person):
        assert ritual.owner is not None
        others = [each for each in cadence.leaders_of(ritual) if each != person]
        ritual.options = {**ritual.options, "leaders": others}
        # Somebody who came back and was chosen again may leave again.
        key = f"supervision:left/{ritual.id}/{person}/{work.now.isoformat()}"
        work.outbox.send("supervision:left", ritual.id, to=ritual.owner, detail=person, key=key)
        if others:
            cadence.show_anew(work, ritual)
        else:
            cadence.stop(work, ritual, ritual.owner)
