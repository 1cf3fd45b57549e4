"""The demo: a workspace on this machine with a small team in it, and the real bot."""

import asyncio
import signal
import tempfile
import webbrowser
from contextlib import AsyncExitStack
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import typer

from bot.installations import client, this_installation
from bot.manifest import manifest
from bot.program import Program, Wiring
from bot.settings import CannotStart
from bot.socket_mode import socket_mode
from rituals.cadence.working_hours import WorkingHours
from rituals.engine.registry import discover
from sandbox import Clock, Sandbox

TEAM, ZONE = "T0ORCHARD", "Europe/Stockholm"
MAYA, NOOR, TOMAS, INGRID = "U0MAYA", "U0NOOR", "U0TOMAS", "U0INGRID"
PEOPLE = {
    MAYA: ("Maya Lindqvist", "Designer", ZONE),
    NOOR: ("Noor Haddad", "Engineer", ZONE),
    TOMAS: ("Tomás Oliveira", "Product lead", "Europe/Lisbon"),
    "U0AIKO": ("Aiko Tanaka", "Researcher", "Asia/Tokyo"),
    "U0SAMUEL": ("Samuel Okafor", "Engineer", "Africa/Lagos"),
    INGRID: ("Ingrid Bakke", "Team lead", "Europe/Oslo"),
    "U0LEO": ("Leo Martin", "Data analyst", "Europe/Paris"),
}


async def run_demo(port: int, *, open_page: bool) -> None:
    """Run the workspace and the bot until told to stop.

    Args:
        port: the page's port, any free one when 0.
        open_page: whether to open the page in a browser.

    Raises:
        CannotStart: something else listens on the port.
    """
    stopped = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stopped.set)
    async with AsyncExitStack() as stack:
        sandbox = orchard(Clock(a_working_morning(datetime.now(UTC))))
        sandbox.rate_limits = True
        try:
            await sandbox.start(port)
        except OSError as error:
            raise CannotStart(f"Nothing can listen on port {port} ({error.strerror}).") from None
        stack.push_async_callback(sandbox.stop)
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="trellis-demo-"))
        program = await connect(sandbox, f"sqlite:///{Path(folder) / 'trellis.db'}")
        stack.push_async_callback(program.stop)
        await stack.enter_async_context(socket_mode(program, sandbox.app_token))
        program.worker.start()
        await look_lived_in(sandbox)
        await begin_with_a_request(sandbox)
        await begin_with_rituals(sandbox)
        typer.echo(f"\nTrellis runs in a workspace on this machine:\n\n    {sandbox.url}/\n")
        typer.echo(
            "You are Maya. Noor has asked for feedback, and Ingrid has set up a Learning Friday in "
            "#general: move the clock to see it come. Ctrl-C stops it, and nothing is kept."
        )
        if open_page:
            webbrowser.open(sandbox.url)
        await stopped.wait()


def orchard(clock: Clock) -> Sandbox:
    """Return the workspace with its team, not yet serving."""
    sandbox = Sandbox(clock=clock, manifest=manifest(discover()))
    workspace = sandbox.add_workspace(TEAM, "Orchard")
    for person, (name, title, zone) in PEOPLE.items():
        workspace.add_person(person, name, tz=zone, title=title)
    everybody = list(PEOPLE)
    for channel, name in (
        ("C0GENERAL", "general"),
        ("C0DESIGN", "design"),
        ("C0RELEASE", "releases"),
    ):
        workspace.add_channel(channel, name, members=everybody, with_bot=name != "releases")
    return sandbox


async def connect(sandbox: Sandbox, database_url: str) -> Program:
    """Return the bot for a serving sandbox, on the sandbox's clock."""
    async with aiohttp.ClientSession() as session:
        installations = [
            await this_installation(client(session, sandbox.api_url, workspace.bot_token))
            for workspace in sandbox.workspaces.values()
        ]
    program = Program(
        Wiring(
            database_url,
            sandbox.api_url,
            installations,
            clock=sandbox.clock.now,
            seconds=sandbox.clock.pace,
        )
    )

    async def live_through(to: datetime) -> None:
        """Stop at each moment at which something is due, so that it comes as it would have."""
        while (due := await program.worker.next_due()) and due <= to:
            if due > sandbox.clock.now():
                sandbox.clock.set(due)
            await program.worker.beat()
            await program.tasks.finished()
            await program.worker.finished()

    sandbox.on_clock = live_through
    return program


async def begin_with_a_request(sandbox: Sandbox) -> None:
    """Have Noor ask for feedback, so that the first screen has something to do."""
    noor = sandbox.as_person(TEAM, NOOR)
    await noor.command("/feedback", "ask", channel="C0DESIGN")
    assert noor.modal is not None
    about = "My talk at the all-hands on Tuesday: was it clear what we decided, and why?"
    await noor.submit(noor.modal["id"], {"about": about, "people": [MAYA, TOMAS, INGRID]})
    await noor.close_view(noor.modal["id"])


async def begin_with_rituals(sandbox: Sandbox) -> None:
    """Have Ingrid set up a Learning Friday and questions to her people, for the clock to bring."""
    ingrid = sandbox.as_person(TEAM, INGRID)
    for command, word, channel, values in (
        ("/learning", "friday", "C0GENERAL", {}),
        ("/autonomy", "questions", "C0DESIGN", {"people": [MAYA, NOOR, TOMAS]}),
    ):
        await ingrid.command(command, word, channel=channel)
        assert ingrid.modal is not None
        await ingrid.submit(ingrid.modal["id"], values)
        assert not ingrid.errors
        while ingrid.modal is not None:
            await ingrid.close_view(ingrid.modal["id"])


def a_working_morning(now: datetime) -> datetime:
    """Return ten o'clock on the coming working day, or now where the team is at work."""
    hours = WorkingHours(ZONE, opens=time(9), closes=time(15))
    begins = hours.next(now)
    if begins == now:
        return now
    return datetime.combine(begins.astimezone(ZoneInfo(ZONE)).date(), time(10), ZoneInfo(ZONE))


async def look_lived_in(sandbox: Sandbox) -> None:
    """Let the team have said something in its channels."""
    lines = [
        (
            "C0DESIGN",
            TOMAS,
            "The new onboarding sketches are in the shared folder. A second pair of eyes?",
        ),
        (
            "C0DESIGN",
            MAYA,
            "Looking at them this afternoon. The empty state is my favourite so far.",
        ),
        ("C0GENERAL", INGRID, "Thank you all for a calm release week."),
        (
            "C0GENERAL",
            NOOR,
            "My talk from the all-hands is recorded, for those who could not make it.",
        ),
    ]
    for channel, person, text in lines:
        await sandbox.as_person(TEAM, person).say(channel, text)
