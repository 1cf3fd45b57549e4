"""A browser for the whole run, a workspace for each test, and somebody who looks at it."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.orchard import Orchard
from tests.browser.screen import DESK, NAMES, PHONE, Chromium, Screen, found_browser
from tests.browser.visitor import Visitor
from tests.world.loop import Loop

Visits = Callable[[Screen], Visitor]


@pytest.fixture(scope="session")
def chromium(loop: Loop) -> Iterator[Chromium]:
    executable = found_browser()
    if executable is None:
        pytest.skip(f"no browser on this machine ({', '.join(NAMES)}): the page is not tested")
    chromium = loop.do(Chromium.start(executable))
    yield chromium
    loop.do(chromium.stop())


@pytest.fixture
def town(loop: Loop, sqlite_url: str) -> Iterator[Orchard]:
    """The demo's workspace: Noor has asked Maya, Tomás and Ingrid for feedback."""
    town = Orchard.begin(loop, sqlite_url)
    yield town
    town.end()


@pytest.fixture
def visits(loop: Loop, chromium: Chromium, town: Orchard) -> Iterator[Visits]:
    """Open the page on a screen; whoever opens it is Maya."""
    visitors: list[Visitor] = []

    def visit(screen: Screen) -> Visitor:
        visitors.append(Visitor(loop, chromium.browser, screen, town.url))
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.leaves()


@pytest.fixture(params=[DESK, PHONE], ids=lambda screen: screen.name)
def visitor(request: pytest.FixtureRequest, visits: Visits) -> Visitor:
    """Somebody at a desk, and somebody with a phone."""
    return visits(request.param)


@pytest.fixture
def at_a_desk(visits: Visits) -> Visitor:
    return visits(DESK)
