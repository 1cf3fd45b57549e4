from collections.abc import Iterator

import pytest

from tests.my_time.garden import Garden
from tests.world.loop import Loop


@pytest.fixture
def garden(loop: Loop, sqlite_url: str) -> Iterator[Garden]:
    garden = Garden(loop, sqlite_url)
    yield garden
    garden.world.end()
