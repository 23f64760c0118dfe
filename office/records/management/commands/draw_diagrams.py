"""manage.py draw_diagrams: draws every noun's states and steps into docs/diagrams."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from office.records.diagrams import draw, index, nouns, table

FOLDER = Path(settings.BASE_DIR) / "docs" / "diagrams"


def files() -> dict[str, str]:
    """Name -> content of every file in the folder, as it should be now."""
    found = {"README.md": index(nouns())}
    for noun in nouns():
        found |= {f"{noun.label}.svg": draw(noun), f"{noun.label}.md": table(noun)}
    return found


class Command(BaseCommand):
    """Writes what changed, and removes the drawings of nouns that are gone."""

    help = "Draw the states and steps of every noun, from the declarations that run them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the folder say what the code says."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        wanted = files()
        for path in FOLDER.iterdir():
            if path.name not in wanted:
                path.unlink()
        for name, content in wanted.items():
            (FOLDER / name).write_text(content, encoding="utf-8")
        self.stdout.write(f"{len(wanted)} files in {FOLDER.relative_to(settings.BASE_DIR)}")
