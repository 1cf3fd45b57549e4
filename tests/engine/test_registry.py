"""The registry finds who answers, and a bot that is not whole does not start."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from textwrap import dedent

import pytest

from rituals.engine.call import Call
from rituals.engine.feature import Feature
from rituals.engine.outcome import NOTHING, Outcome
from rituals.engine.registry import Registry
from rituals.engine.ritual_kind import RitualKind
from storage.unit_of_work import UnitOfWork


def run(call: Call, work: UnitOfWork) -> Outcome:
    return NOTHING


def word(feature: Feature, name: str, does: str = "does it") -> None:
    feature.word(name, usage="[it]", does=does, example=f"{feature.command} {name} it")(run)


CLAIMS = {
    "action": lambda feature: feature.action("go")(run),
    "view": lambda feature: feature.view("go")(run),
    "message": lambda feature: feature.message("go")(run),
    "rule": lambda feature: feature.rule("go")(run),
    "shortcut": lambda feature: feature.shortcut("go", title="Go", does="Goes.")(run),
    "reaction": lambda feature: feature.reaction("hand", added=run, removed=run),
    "place at Home": lambda feature: feature.home(10)(run),
}


@pytest.mark.parametrize(
    "claim", [*CLAIMS.values(), lambda f: word(f, "go")], ids=[*CLAIMS, "word"]
)
def test_a_name_that_a_feature_claims_twice_refuses_to_start(claim) -> None:
    feature = Feature("one", command="/one")
    claim(feature)
    with pytest.raises(ValueError, match="registered twice"):
        claim(feature)


def test_a_kind_of_ritual_that_two_features_claim_refuses_to_start() -> None:
    def claim() -> None:
        RitualKind(Feature("bakery"), "bread", lambda ritual, occurrence: {}, timedelta(days=1))

    claim()
    with pytest.raises(ValueError, match="registered twice"):
        claim()


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_a_name_that_two_features_claim_refuses_to_start(claim) -> None:
    first, second = Feature("same", command="/one"), Feature("same", command="/two")
    claim(first)
    claim(second)
    with pytest.raises(ValueError, match="registered twice"):
        Registry([first, second])


def test_a_command_that_two_features_claim_refuses_to_start() -> None:
    with pytest.raises(ValueError, match="/one"):
        Registry([Feature("one", command="/one"), Feature("other", command="/one")])


def test_features_of_different_names_may_each_have_an_action_of_the_same_name() -> None:
    first, second = Feature("one"), Feature("two")
    CLAIMS["action"](first)
    CLAIMS["action"](second)
    assert set(Registry([first, second]).actions) == {"one:go", "two:go"}


def test_what_stands_at_home_is_in_the_order_of_its_rank() -> None:
    features = [Feature(str(rank)) for rank in (30, 10, 20)]
    shown = {rank: lambda call, work, rank=rank: [{"rank": rank}] for rank in (30, 10, 20)}
    for feature in features:
        feature.home(int(feature.name))(shown[int(feature.name)])
    assert [part(None, None) for part in Registry(features).home_sections] == [
        [{"rank": 10}],
        [{"rank": 20}],
        [{"rank": 30}],
    ]


@pytest.fixture
def registry() -> Registry:
    feature = Feature("tea", command="/tea", does="make tea")
    word(feature, "green", "makes green tea")
    word(feature, "black", "makes black tea")
    return Registry([feature])


@pytest.mark.parametrize(
    "typed",
    ["green leaves", "GREEN leaves", "  Green   leaves  ", "green\tleaves", "green\nleaves"],
)
def test_a_word_is_found_however_it_is_written_and_the_rest_is_handed_on(
    registry: Registry, typed: str
) -> None:
    answers, _, rest = registry.command("/tea", typed)
    assert answers is run
    assert rest == "leaves"


@pytest.mark.parametrize("typed", ["help", "HELP", "", "   ", "help me"])
def test_help_shows_every_word_with_an_example(registry: Registry, typed: str) -> None:
    answers, outcome, _ = registry.command("/tea", typed)
    assert answers is None
    assert outcome.says is not None
    for expected in ("/tea green [it]", "makes green tea", "/tea green it", "/tea black it"):
        assert expected in outcome.says.text


@pytest.mark.parametrize("typed", ["gren", "<!channel>", "x" * 40_000, "`*_~", "&amp;", "green\n"])
def test_an_unknown_word_is_named_and_gets_the_usage_with_an_example(
    registry: Registry, typed: str
) -> None:
    answers, outcome, _ = registry.command("/tea", typed)
    if answers is run:
        assert typed.strip() == "green"
        return
    assert outcome.says is not None
    assert "does not know" in outcome.says.text
    assert "/tea green it" in outcome.says.text
    assert "<!channel>" not in outcome.says.text
    assert len(outcome.says.text) <= 4000


@pytest.mark.parametrize(
    ("typed", "handed_on"),
    [
        ("Green tea on  Fridays ", None),
        ("black tea", "tea"),
        ("white as well,\nfor guests", "white as well,\nfor guests"),
        ("plain and simple", "plain and simple"),
        ("Help guests to milk", "Help guests to milk"),
        ("<!channel>", "<!channel>"),
    ],
)
def test_whatever_begins_with_no_word_is_a_text_where_the_feature_takes_any(
    registry: Registry, typed: str, handed_on: str | None
) -> None:
    def keep(call: Call, work: UnitOfWork) -> Outcome:
        return NOTHING

    feature = registry.commands["/tea"]
    feature.word("plain", usage="", does="makes it plain", example="/tea plain")(run)
    feature.when_any_text(usage="[wish]", does="keeps a wish", example="/tea More")(keep)
    registry = Registry([feature])
    answers, _, rest = registry.command("/tea", typed)
    is_text = not typed.lower().startswith(("green", "black"))
    assert answers is (keep if is_text else run)
    assert rest == (handed_on or "tea on  Fridays")
    assert registry.command("/tea", "help")[1].says == registry.command("/tea", "  ")[1].says
    assert "`/tea [wish]`: keeps a wish" in registry.command("/tea", "HELP")[1].says.text  # type: ignore[union-attr]
    assert registry.hint("/tea").startswith("[wish | ")


def test_the_command_alone_does_the_most_likely_thing(registry: Registry) -> None:
    registry.commands["/tea"].when_alone(run)
    assert registry.command("/tea", "  ")[0] is run
    assert registry.command("/tea", "help")[0] is None


def test_a_command_that_nobody_answers_to_any_more_says_so(registry: Registry) -> None:
    answers, outcome, _ = registry.command("/coffee", "black")
    assert answers is None
    assert outcome.says is not None
    assert "/coffee" in outcome.says.text


def discovered(folder: Path) -> subprocess.CompletedProcess[str]:
    """Start a Python of its own in which this folder is one of those with features in them."""
    script = f"""
        import rituals
        rituals.__path__.append({str(folder)!r})
        from rituals.engine.registry import discover
        print(sorted(feature.name for feature in discover().features))
    """
    command = [sys.executable, "-c", dedent(script)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def ritual(folder: Path, name: str, **modules: str) -> None:
    (folder / name).mkdir()
    for module, source in modules.items():
        (folder / name / f"{module}.py").write_text(dedent(source))


FEATURE = """
    from rituals.engine.feature import Feature
    from rituals.engine.registry import gather
    feature = Feature({name!r}, command={command!r})
    gather(__name__)
"""


def test_a_new_folder_is_all_that_a_new_ritual_needs(tmp_path: Path) -> None:
    source = FEATURE.format(name="tea", command="/tea")
    ritual(tmp_path, "tea", __init__=source, brewing="brewed = True")
    found = discovered(tmp_path)
    assert found.returncode == 0, found.stderr
    assert "'feedback'" in found.stdout
    assert "'tea'" in found.stdout


@pytest.mark.parametrize(
    "modules",
    [
        {"__init__": "import there_is_no_such_module"},
        {"__init__": "raise RuntimeError('no tea today')"},
        {"__init__": FEATURE.format(name="tea", command="/tea"), "brewing": "import no_such_pot"},
        {"__init__": FEATURE.format(name="tea", command="/tea"), "brewing": "this is no Python"},
        {"__init__": FEATURE.format(name="tea", command="/feedback")},
    ],
    ids=["import", "failure", "import within", "syntax", "a command that is taken"],
)
def test_a_ritual_that_cannot_be_whole_stops_the_start(
    tmp_path: Path, modules: dict[str, str]
) -> None:
    ritual(tmp_path, "tea", **modules)
    found = discovered(tmp_path)
    assert found.returncode != 0
    assert found.stdout == ""
    assert "tea" in found.stderr or "/feedback" in found.stderr
