"""The bot is removed from a workspace: what was kept for it goes, and nothing else."""

from tests.world import World


def test_what_was_kept_for_a_workspace_goes_with_the_bot(world: World) -> None:
    ruth = world.person("U0RUTH", "T0HARBOUR")
    assert ruth.asks("U0MAYA", about="The harbour's own question") == {}
    assert world.maya.asks("U0NOOR", about="My talk on Tuesday") == {}
    assert world.noor.answers(start="Pausing after the numbers") == {}
    world.happens("uninstall")
    kept = str(world.tables())
    assert "My talk on Tuesday" not in kept and "Pausing" not in kept
    assert "T0ORCHARD" not in kept
    assert "The harbour's own question" in kept
    assert b"Pausing after the numbers" not in world.database_file.read_bytes()
