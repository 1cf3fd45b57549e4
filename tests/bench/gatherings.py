"""Many people at one session: a card in a full one, and a vote that all give within seconds."""

from tests.bench.figure import Figure, Runs, interleave
from tests.bench.held import PEOPLE, Held
from tests.bench.throughput import MANY, stage

FEW, FULL = 10, 1_000
# Cards that are left in one run, by as many people.
ADDED = 40
# How long everybody takes to vote where not all do it at once, and how often some of them do.
SECONDS, A_SECOND = 10, 5
MOST_EDITS = 12


def card(rounds: int) -> Figure:
    """Measure the CPU of a card left in a full session, its share of the living card included."""
    with stage() as on:
        few, full = Held(on, "few", "collect", FEW), Held(on, "full", "collect", FULL)
        in_few, in_full = Runs(), Runs()
        interleave(
            MANY * rounds,
            (in_few, lambda: few.adds_cards(ADDED)),
            (in_full, lambda: full.adds_cards(ADDED)),
        )
    return Figure(
        f"CPU of a card where there are {FULL:,}, where there are {FEW}",
        in_full.dearer_than(in_few),
        1.2,
        f"{in_full} against {in_few}",
        at_most=True,
    )


def ballots(rounds: int) -> list[Figure]:
    """Measure a vote that everybody gives at once, and the edits of the card when it takes ten
    seconds."""
    with stage() as on:
        held = Held(on, "vote", "vote", FULL)
        voted, kept = Runs(), Runs()
        interleave(MANY * rounds, (voted, held.votes), (kept, held.keeps_rows))
        edits = held.votes_within(SECONDS, A_SECOND)
    beside = f"{voted} against {kept}; by CPU {kept.dearer_than(voted):.2f}"
    return [
        Figure(
            f"{PEOPLE} people vote, as many single rows stored",
            voted.faster_than(kept),
            0.7,
            beside,
        ),
        Figure(
            f"edits of the card while {PEOPLE} vote within {SECONDS} seconds",
            edits,
            MOST_EDITS,
            "chat.update, the last one with all the votes",
            at_most=True,
        ),
    ]
