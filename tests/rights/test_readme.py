"""The README prints the table of rights as the code goes by it."""

from pathlib import Path

from rituals.rights.table import in_markdown

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_prints_the_table_of_rights_as_it_is() -> None:
    assert in_markdown() in README.read_text(encoding="utf-8")
