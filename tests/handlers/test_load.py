"""More at once than can be done is told as such, and what is begun is finished."""

import asyncio
from typing import Any
from urllib.parse import urlencode

from slack_bolt.async_app import AsyncBoltRequest

from handlers.edge import MOST_WAITING
from handlers.tasks import Tasks
from tests.handlers.errand import PRIVATE, Errand
from tests.world import World
from tests.world.loop import Loop
from tests.world.people import words


def test_beyond_the_bound_people_are_told_that_it_is_busy_and_all_others_are_served(
    world: World, errand: Errand
) -> None:
    world.maya.types("/errand run")
    errand.may_go_on.clear()
    payload: dict[str, str] = world.sandbox.deliveries[-1].payload

    async def crowd() -> list[str]:
        def type_it(number: int) -> Any:
            body = urlencode(payload | {"trigger_id": f"trigger {number}"})
            return world.program.app.async_dispatch(AsyncBoltRequest(body=body))

        answers = [asyncio.create_task(type_it(n)) for n in range(MOST_WAITING + 20)]
        # Those who are told to come again wait for nobody; all others wait for the first.
        told_at_once: set[asyncio.Task[Any]] = set()
        while len(told_at_once) < 20:
            left = set(answers) - told_at_once
            told_at_once |= (await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED))[0]
        errand.may_go_on.set()
        return [(await each).body for each in answers]

    told = world.loop.do(crowd())
    assert sum("more to do than it can" in body for body in told) == 20
    assert sum("Done." in body for body in told) == MOST_WAITING
    assert errand.ran["run"] == 1 + MOST_WAITING
    assert world.maya.types("/errand run").ok


def test_a_form_that_meets_a_crowd_stays_open_with_all_that_was_typed(
    world: World, errand: Errand
) -> None:
    world.maya.types("/errand form")
    errand.may_go_on.clear()
    # How long a crowd takes is not what is asked here.
    world.sandbox.courier.answer_limit = 60
    run = dict(world.sandbox.deliveries[-1].payload, text="run")

    async def submit_in_a_crowd() -> None:
        def type_it(number: int) -> Any:
            body = urlencode(run | {"trigger_id": f"trigger {number}"})
            return world.program.app.async_dispatch(AsyncBoltRequest(body=body))

        crowd = [asyncio.create_task(type_it(number)) for number in range(MOST_WAITING)]
        modal = world.maya.modal
        assert modal is not None
        await world.maya.actor.submit(modal["id"], {"what": PRIVATE})
        errand.may_go_on.set()
        await asyncio.gather(*crowd)

    world.loop.do(submit_in_a_crowd())
    assert "more to do than it can" in world.maya.actor.errors["what"]
    assert world.maya.modal is not None
    assert world.maya.modal["state"]["values"]["what"]["what"]["value"] == PRIVATE
    assert world.maya.fills() == {}


def test_what_goes_on_after_an_answer_is_finished_before_the_program_ends(world: World) -> None:
    world.maya.types("/errand form")

    async def end_while_home_is_drawn() -> None:
        world.sandbox.faults.add(method="views.publish", kind="slow", delay=0.3)
        modal = world.maya.modal
        assert modal is not None
        await world.maya.actor.submit(modal["id"], {"what": "x"})
        await world.program.stop()

    world.loop.do(end_while_home_is_drawn())
    call = next(c for c in world.sandbox.calls if c.method == "views.publish")
    assert call.result is not None
    assert "Errands" in words(world.maya.actor.home)


def test_tasks_run_a_few_at_a_time_fail_alone_and_are_all_waited_for(loop: Loop) -> None:
    most = 0

    async def crowd() -> list[int]:
        tasks, under_way, done = Tasks(most=3), 0, []

        async def work(number: int) -> None:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            for _ in range(5):
                await asyncio.sleep(0)
            under_way -= 1
            if number % 2:
                raise ValueError(PRIVATE)
            done.append(number)
            if number == 0:
                tasks.start(work(100), "what was begun meanwhile")

        for number in range(10):
            tasks.start(work(number), "a test")
        await tasks.finished()
        return sorted(done)

    assert loop.do(crowd()) == [0, 2, 4, 6, 8, 100]
    assert most == 3
