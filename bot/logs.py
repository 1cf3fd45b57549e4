"""What the program logs: what happened and where, never a name, a text or a token."""

import logging
import sys

# At DEBUG the SDK logs requests with their bodies and Bolt logs payloads: people's own words.
_OTHERS = ("slack_bolt", "slack_sdk", "aiohttp", "apscheduler", "sqlalchemy", "alembic", "uvicorn")


def begin(level: str) -> None:
    """Send the program's own lines to standard error, and of everybody else's only warnings.

    Args:
        level: the least level of the program's own lines.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("trellis").setLevel(level)
    for name in _OTHERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("slack_bolt", "slack_sdk"):
        # Even their warnings quote what they received.
        logging.getLogger(name).setLevel(logging.CRITICAL)
