"""What a feature's sources say and name, read from the sources themselves."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rituals
from rituals.engine.feature import Feature
from rituals.words.templates import Words

ROOT = Path(rituals.__path__[0])
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef)
Scope = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One module of a feature."""

    path: Path
    tree: ast.Module

    def calls(self, *names: str) -> Iterator[ast.Call]:
        """Every call of a function or method of one of these names."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and _called(node) in names:
                yield node

    def literals(self) -> set[str]:
        """Every text that stands in the code."""
        return {
            node.value
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }

    def attributes(self) -> set[str]:
        """Every name that stands after a dot."""
        return {node.attr for node in ast.walk(self.tree) if isinstance(node, ast.Attribute)}

    def sentences(self) -> Iterator[tuple[str, str]]:
        """Each template with the block of it that the code says by name."""
        scopes = [node for node in ast.walk(self.tree) if isinstance(node, SCOPES)]
        for scope in scopes:
            named = _assigned(scope) | self._handed_to(scope, scopes)
            for node in ast.walk(scope):
                if isinstance(node, ast.Attribute):
                    said = ast.unparse(node.value)
                    for template in {_template(node.value)} - {""} or named.get(said, set()):
                        yield template, node.attr

    def _handed_to(self, scope: Scope, scopes: list[Scope]) -> dict[str, set[str]]:
        """The templates that a function is given by the others in its module."""
        found: dict[str, set[str]] = {}
        for caller in scopes:
            named = _assigned(caller)
            for call in ast.walk(caller):
                if isinstance(call, ast.Call) and _called(call) == scope.name:
                    for parameter, given in zip(scope.args.args, call.args, strict=False):
                        templates = named.get(ast.unparse(given), set())
                        found.setdefault(parameter.arg, set()).update(templates)
        return found


def modules_of(feature: Feature) -> list[Module]:
    """Every module in the folder of a feature."""
    return modules_in(ROOT / feature.name)


def modules_in(folder: Path) -> list[Module]:
    paths = sorted(folder.rglob("*.py"))
    return [Module(path, ast.parse(path.read_text())) for path in paths]


def templates_of(feature: Feature) -> list[str]:
    """Every template of a feature, as the code names it."""
    return templates_in(feature.name)


def templates_in(folder: str) -> list[str]:
    paths = sorted((ROOT / folder / "words").glob("*.j2"))
    return [f"{folder}/{path.stem}" for path in paths]


def blocks_of(template: str) -> set[str]:
    """The sentences of a template."""
    return set(Words(template)._template.blocks)


def names(call: ast.Call) -> list[str]:
    """The names of the form `feature:name` among what a call is given."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return [
        each.value
        for each in given
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and ":" in each.value
    ]


def _assigned(scope: Scope) -> dict[str, set[str]]:
    """The templates of the names that are assigned in a function."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and (template := _template(node.value)):
            found.setdefault(ast.unparse(node.targets[0]), set()).add(template)
    return found


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _template(node: ast.expr) -> str:
    """The template, where an expression is `Words("…")`."""
    is_words = isinstance(node, ast.Call) and _called(node) == "Words"
    if is_words and node.args and isinstance(node.args[0], ast.Constant):
        return str(node.args[0].value)
    return ""
