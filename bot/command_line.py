"""The command `trellis`."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot import logs, settings

app = typer.Typer(
    help="Trellis, a Slack bot for feedback and learning rituals.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

# Wrong settings: the status of a usage error, as in sysexits and most shells' own commands.
USAGE = 2
# What `trellis doctor` ends with where something is wrong.
WRONG = 1


@app.command()
def run(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 3000,
) -> None:
    """Run the bot: over Socket Mode where SLACK_APP_TOKEN is set, over HTTP otherwise."""
    try:
        # Before the rest is imported, which takes a second: what is wrong is said at once.
        chosen = settings.load(settings.Settings)
        from bot.serving import serve

        logs.begin(chosen.trellis_log_level)
        _loop(serve(chosen, host, port))
    except settings.CannotStart as reason:
        _stop(str(reason))


@app.command()
def worker(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(help="The port of /healthz and /readyz; it listens nowhere unless given."),
    ] = None,
) -> None:
    """Run what falls due and send what is owed, beside `trellis run`; it hears no one."""
    try:
        chosen = settings.load(settings.WorkerSettings)
        from bot.serving import work

        logs.begin(chosen.trellis_log_level)
        _loop(work(chosen, host, port))
    except settings.CannotStart as reason:
        _stop(str(reason))


@app.command()
def doctor() -> None:
    """Look whether all is well, and say what to do where it is not; nothing is changed."""
    from bot.doctor.examination import examine
    from bot.doctor.finding import Mark, summary
    from rituals.cadence.clock import system_clock

    logs.begin("ERROR")
    findings = []
    for finding in examine(system_clock):
        findings.append(finding)
        typer.echo(str(finding))
    typer.echo(summary(findings))
    if any(finding.mark is Mark.WRONG for finding in findings):
        raise typer.Exit(WRONG)


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot import migrations
    from storage.database import Database

    try:
        chosen = settings.load(settings.DatabaseSettings)
    except settings.CannotStart as reason:
        _stop(str(reason))
    try:
        database = Database(chosen.trellis_database_url)
        migrations.upgrade(database.engine)
    except settings.CannotStart as reason:
        _stop(str(reason))
    except (SQLAlchemyError, OSError) as error:
        _stop(str(settings.no_database(error)))
    database.close()
    typer.echo("The database is up to date.")


@app.command()
def manifest(
    check: Annotated[
        bool, typer.Option(help="Compare with app.yaml instead, and fail when it is stale.")
    ] = False,
) -> None:
    """Print the Slack app manifest, to be kept as app.yaml."""
    from bot.manifest import as_yaml
    from rituals.engine.registry import discover

    text = as_yaml(discover())
    if not check:
        typer.echo(text, nl=False)
    elif not Path("app.yaml").is_file():
        _stop("There is no app.yaml here. Make it with: trellis manifest > app.yaml")
    elif Path("app.yaml").read_text(encoding="utf-8") != text:
        _stop("app.yaml is stale. Run: trellis manifest > app.yaml")


@app.command()
def rights() -> None:
    """Print who may see and do what with records that only some may know of, for the README."""
    from rituals.rights.table import in_markdown

    typer.echo(in_markdown(), nl=False)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The port of the page; any free one unless given.")] = 0,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Run the bot in a workspace on this machine, and print the address of its page."""
    from bot.demo import run_demo

    logs.begin("INFO")
    try:
        _loop(run_demo(port, open_page=open_page))
    except settings.CannotStart as reason:
        _stop(str(reason))


def main() -> None:
    """Run the command line."""
    app()


def _loop(work: Coroutine[Any, Any, None]) -> None:
    """Run the program's one event loop, the faster one where there is one."""
    with (
        contextlib.suppress(KeyboardInterrupt),
        asyncio.Runner(loop_factory=_loop_factory()) as runner,
    ):
        runner.run(work)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop
    return uvloop.new_event_loop


def _stop(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(USAGE)
