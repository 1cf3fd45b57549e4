from tests.world import World


def test_an_error_in_a_form_names_people_and_channels_as_they_are_called(world: World) -> None:
    world.noor.opens_home()
    world.noor.types("/learning community")
    world.maya.types("/errand form")
    errors = world.maya.fills(what="named")
    assert errors == {"what": "@Noor Haddad has it, in #design."}
