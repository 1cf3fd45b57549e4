"""How much a kind of gathering costs in code of its own."""

import ast
from pathlib import Path

import rituals
from rituals.engine.registry import discover
from rituals.gatherings.gathering import gatherings
from tests.bench.figure import Figure

WANTED = 400


def lines(rounds: int) -> list[Figure]:
    """Count the lines of each folder that holds a kind of gathering, templates aside."""
    discover()
    folders = sorted({each.feature.name for each in gatherings()})
    return [_of(Path(rituals.__path__[0]) / folder) for folder in folders]


def _of(folder: Path) -> Figure:
    sources = [path.read_text("utf-8") for path in folder.rglob("*.py")]
    count = sum(len(source.splitlines()) for source in sources)
    code = sum(len(_code(source).splitlines()) for source in sources)
    name = f"lines of Python in rituals/{folder.name}"
    beside = f"{code} without blank lines, comments and docstrings"
    return Figure(name, count, WANTED, beside, at_most=True)


def _code(source: str) -> str:
    """Return a module as it is without its docstrings, comments and blank lines."""
    tree = ast.parse(source)
    kept = source.splitlines()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            told = node.body[0]
            for line in range(told.lineno - 1, told.end_lineno or told.lineno):
                kept[line] = ""
    return "\n".join(line for line in kept if line.strip() and not line.strip().startswith("#"))
