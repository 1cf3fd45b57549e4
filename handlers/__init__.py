"""The Slack edge: one module a surface, each with one listener, however many features there are."""

from slack_bolt.async_app import AsyncApp

from handlers import actions, commands, events, payload, shortcuts, views
from handlers.edge import Edge


def attach(app: AsyncApp, edge: Edge) -> None:
    """Have the app answer on every surface.

    Bolt tries listeners one after another, so there is one for each surface and the registry
    finds the feature.
    """
    payload.attach(app)
    commands.attach(app, edge)
    actions.attach(app, edge)
    views.attach(app, edge)
    shortcuts.attach(app, edge)
    events.attach(app, edge)
