"""What must be true of every feature there is, and of every one there will be."""

import re

import pytest

from bot.manifest import manifest
from rituals.engine.feature import Feature
from rituals.engine.feedback_wanted import asks
from rituals.engine.registry import discover
from rituals.engine.ritual import CHANGED, KEEP, MEET, MISSED_STEP, REVIEW
from rituals.engine.ritual_kind import kinds
from rituals.engine.usage import usage
from rituals.gatherings.gathering import Gathering, asked_in, gatherings
from rituals.gatherings.phases import CANCELLED, CLOSED
from rituals.rights.guard import guarded
from rituals.words import limits
from rituals.words.templates import Words
from sandbox.limits import message_findings
from tests.engine import sources
from tests.world import World
from tests.world.people import words

REGISTRY = discover()
FEATURES = {feature.name: feature for feature in REGISTRY.features}
WITH_COMMANDS = [feature for feature in FEATURES.values() if feature.command]
WORDS = REGISTRY.words
EXAMPLES = [word.example for command in WORDS for word in WORDS[command].values()]
GATHERINGS = list(gatherings())
KINDS = [kind for kind in kinds() if kind.feature in FEATURES.values()]
EXAMPLES += [feature.command for feature in WITH_COMMANDS]


@pytest.fixture(params=FEATURES.values(), ids=FEATURES)
def feature(request: pytest.FixtureRequest) -> Feature:
    found: Feature = request.param
    return found


def test_there_is_a_feature_in_each_folder_and_it_is_called_as_the_folder_is() -> None:
    assert len(FEATURES) == len(REGISTRY.features)
    folders = {path.parent.name for path in sources.ROOT.glob("*/__init__.py")}
    assert set(FEATURES) <= folders
    # The others hold what features are made of.
    assert folders - set(FEATURES) == {"engine", "cadence", "rights", "words"}


def test_everything_a_feature_answers_to_begins_with_its_name(feature: Feature) -> None:
    for table in (feature.actions, feature.views, feature.messages, feature.rules):
        for name in table:
            assert re.fullmatch(rf"{feature.name}:[a-z_.-]+", name)
            assert len(name) <= 255
    for name in feature.shortcuts:
        assert name.startswith(f"{feature.name}:")
        assert len(name) <= 255


def test_the_command_and_its_words_can_be_typed_and_have_help(feature: Feature) -> None:
    if not feature.command:
        assert not feature.words
        return
    assert re.fullmatch(r"/[a-z][a-z-]{0,30}", feature.command)
    assert 1 <= len(feature.does) <= 150
    assert len(REGISTRY.hint(feature.command)) <= 150
    assert WORDS[feature.command]
    for name, word in WORDS[feature.command].items():
        assert re.fullmatch("[a-z-]+", name)
        assert name == word.name != "help"
        assert word.does
        assert word.example.startswith(f"{feature.command} {name}")
        assert name in REGISTRY.hint(feature.command)


def test_the_help_of_a_command_shows_all_of_it_and_fits(feature: Feature) -> None:
    if not feature.command:
        return
    known = WORDS[feature.command].values()
    for message in (usage(feature, known), usage(feature, known, unknown="<!channel>" * 50)):
        for word in known:
            assert word.example in message.text
            assert word.does in message.text
        assert limits.problems({"blocks": message.blocks}) == []
        assert message_findings(message.blocks) == []
        shown = words(message.blocks)
        assert all(word.example in shown for word in known)


def test_the_menu_of_shortcuts_has_room_for_all_of_them() -> None:
    for shortcut in REGISTRY.shortcuts.values():
        assert 1 <= len(shortcut.name) <= 24
        assert 1 <= len(shortcut.does) <= 150
    for on_message in (True, False):
        of_kind = [s for s in REGISTRY.shortcuts.values() if s.on_message is on_message]
        assert len(of_kind) <= 5
        assert len({shortcut.name for shortcut in of_kind}) == len(of_kind)
    assert len(REGISTRY.commands) <= 50


def test_the_manifest_offers_what_the_features_answer_to_and_nothing_else() -> None:
    offered = manifest(REGISTRY)["features"]
    assert {each["command"] for each in offered["slash_commands"]} == set(REGISTRY.commands)
    assert {each["callback_id"] for each in offered["shortcuts"]} == set(REGISTRY.shortcuts)


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_of_the_help_does_something(world: World, line: str) -> None:
    delivery = world.maya.types(line)
    assert delivery.status == 200
    assert world.maya.modal is not None or world.maya.told("C0DESIGN")
    assert "does not know" not in world.maya.told("C0DESIGN")
    assert "could not do this" not in world.maya.told("C0DESIGN") + words(world.maya.modal)


def test_an_unknown_word_gets_the_usage_where_the_person_stands(
    world: World, feature: Feature
) -> None:
    if not feature.command or feature.any_text:
        return
    world.maya.types(f"{feature.command} nonsense @channel")
    told = world.maya.told("C0DESIGN")
    assert "nonsense" in told
    assert all(word.example in told for word in WORDS[feature.command].values())
    assert "nonsense" not in world.noor.told("C0DESIGN")


def test_every_sentence_that_is_said_exists_and_every_one_that_exists_is_said(
    feature: Feature,
) -> None:
    assert_said(feature.name)


@pytest.mark.parametrize("folder", ["engine"])
def test_the_sentences_that_all_features_share_exist_and_are_said(folder: str) -> None:
    assert_said(folder, also=["handlers"])


def test_every_step_of_every_kind_of_ritual_is_said_in_the_words_of_its_feature() -> None:
    assert {kind.feature.name for kind in KINDS} >= {"learning", "autonomy"}
    for kind in KINDS:
        assert kind.steps
        said = sources.blocks_of(f"{kind.feature.name}/steps")
        for step in kind.steps:
            assert f"{kind.name}_{step}" in said
            assert kind.does(step) not in ("", step)


def test_every_phase_of_every_gathering_is_said_in_the_words_of_its_feature() -> None:
    assert {gathering.feature.name for gathering in GATHERINGS} >= {"retrospectives"}
    for gathering in GATHERINGS:
        said = sources.blocks_of(f"{gathering.feature.name}/session")
        assert sentences_of(gathering) <= said
        for phase in gathering.phases:
            for doing in phase.allows:
                assert doing.action in REGISTRY.actions
                folder = doing.action.partition(":")[0]
                assert f"no_{doing.name}" in sources.blocks_of(f"{folder}/refusals")


def sentences_of(gathering: Gathering) -> set[str]:
    """What the engine says of a session in the gathering's own words."""
    of_all = {"name", "title", "what", "agenda", CLOSED, CANCELLED}
    of_all |= {"set_up", "none_here", "not_open"} if gathering.feature.command else set()
    of_all |= {"invited"} if gathering.invites else set()
    phases = gathering.phases
    of_phases = {
        f"{phase.name}{part}" for phase in phases for part in ("", "_now", "_facilitate", "_end")
    }
    buttons = {f"{phase.name}_{doing.name}" for phase in phases for doing in phase.allows}
    late = {f"{phase.name}_late" for phase in phases if asked_in(phase)}
    late |= {f"{phase.name}_asked" for phase in phases if phase.asks}
    return of_all | of_phases | buttons | late


def words_of_its_own() -> set[str]:
    """What a kind may say in its own words, in the place of what the engine says."""
    templates = (sources.ROOT / "gatherings" / "words").glob("*.j2")
    named = (re.findall(r'own\("(\w+)"\)', path.read_text()) for path in templates)
    given = {"readers", "shown", "over", "not_asked", "asked_why", "late_why", "thanks"}
    return given.union(*named)


def test_what_one_feature_wants_is_asked_for_by_one_other() -> None:
    with pytest.raises(ValueError, match="registered twice"):
        asks(lambda wanted, work: None)


def test_what_the_engine_leaves_to_the_ritual_feature_is_said_and_done_there() -> None:
    assert {CHANGED, MISSED_STEP} <= REGISTRY.messages.keys()
    assert {MEET, KEEP, REVIEW} <= REGISTRY.rules.keys()


def assert_said(folder: str, also: list[str] | None = None) -> None:
    modules = sources.modules_in(sources.ROOT / folder)
    for more in also or []:
        modules += sources.modules_in(sources.ROOT.parent / more)
    templates = sources.templates_in(folder)
    for template in templates:
        Words(template)  # it compiles, and knows every filter it names
    for module in modules:
        for template, block in module.sentences():
            assert template.split("/")[0] in (folder, "engine"), f"{module.path}: {template}"
            assert block in sources.blocks_of(template), f"{module.path}: {template} has no {block}"
    # A sentence is named after a dot, or as a text that a helper looks up; what stands against a
    # channel is named in the engine, and said by whoever asked.
    literals = set().union(*(module.literals() for module in modules))
    engine = sources.modules_in(sources.ROOT / "engine")
    for fault, room in (("channel_fault", "channels"), ("keepers_fault", "team")):
        if any(any(module.calls(fault)) for module in modules):
            literals |= {text for m in engine if m.path.stem == room for text in m.literals()}
    # The way to a record that only some may know of says so itself.
    literals |= (
        {"not_there"} if any(g.feature.name == folder for g, _ in guarded.values()) else set()
    )
    steps = {
        f"{kind.name}_{step}"
        for kind in KINDS
        if kind.feature.name == folder
        for step in kind.steps
    }
    refusals = {f"no_{doing.name}" for g in GATHERINGS for p in g.phases for doing in p.allows}
    for template in templates:
        speaking = [module for module in modules if template in module.literals()]
        spoken = literals.union(*(module.attributes() for module in speaking))
        if template.endswith("/steps"):
            spoken |= steps
        if template.endswith("/refusals"):
            spoken |= refusals
        for gathering in GATHERINGS:
            if template == f"{gathering.feature.name}/session":
                spoken |= sentences_of(gathering) | words_of_its_own()
        unsaid = sources.blocks_of(template) - spoken
        assert not unsaid, f"nobody says {unsaid} of {template}"


def test_whatever_a_button_form_message_or_schedule_names_is_answered(feature: Feature) -> None:
    for module in sources.modules_of(feature):
        for call in module.calls("button", "overflow"):
            assert_known(sources.names(call), REGISTRY.actions, module)
        for call in module.calls("send", "refresh", "places"):
            assert_known(sources.names(call), REGISTRY.messages, module)
        for call in module.calls("plan", "drop", "planned"):
            assert_known(sources.names(call), REGISTRY.rules, module)
        for call in module.calls("modal"):
            if any(keyword.arg == "submit" for keyword in call.keywords):
                assert_known(sources.names(call), REGISTRY.views, module)


def assert_known(names: list[str], table: dict, module: sources.Module) -> None:
    for name in names:
        assert name in table, f"{module.path} names {name}, which nobody answers"
