"""Imports go down: the contracts of pyproject.toml hold, and no file is in an import circle."""

import subprocess
import sys
from pathlib import Path

import grimp

from tests.house.source import PACKAGES, ROOT


def test_the_contracts_hold():
    """In a process of its own: the linter silences every logger of the one it runs in."""
    linter = Path(sys.executable).parent / "lint-imports"
    judged = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert judged.returncode == 0, judged.stdout


def test_no_file_is_in_an_import_circle():
    packages = [package for package in PACKAGES if (ROOT / package / "__init__.py").exists()]
    graph = grimp.build_graph(*packages, cache_dir=None)
    leads_to = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    while ends := [module for module, imported in leads_to.items() if not imported & leads_to.keys()]:
        for module in ends:  # whatever leads nowhere is in no circle
            del leads_to[module]
    assert sorted(leads_to) == []
