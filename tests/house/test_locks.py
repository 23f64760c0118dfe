"""What is installed is what was locked: every package with its hashes, and no address of where it came from."""

import re
import tomllib

import pytest

from tests.house.source import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def _packages(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    return [block for block in re.split(r"\n(?=\S)", text.strip()) if not block.startswith("#")]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock):
    assert len(_packages(lock)) > 30
    for block in _packages(lock):
        assert re.match(r"[a-z0-9._-]+(\[[a-z0-9,-]+\])?==\S+", block), block.splitlines()[0]
        assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|@ file", text)


def test_everything_asked_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {"requirements.lock": project["project"]["dependencies"]}
    asked["requirements-dev.lock"] = asked["requirements.lock"] + project["dependency-groups"]["dev"]
    for lock, wanted in asked.items():
        locked = {re.split(r"[=\[]", block)[0].replace("_", "-").lower() for block in _packages(lock)}
        names = {re.split(r"[^A-Za-z0-9._-]", one)[0].lower() for one in wanted}
        assert sorted(names - locked) == [], lock


def test_every_dependency_says_why_it_is_here():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r'^    "([a-z-]+)(?:\[[a-z,0-9]+\])?[~>=]=[^"]*",(.*)$', text, flags=re.MULTILINE)
    assert len(listed) > 30
    silent = [name for name, rest in listed if "#" not in rest]
    assert [name for name in silent if name not in ("pytest", "pytest-django")] == []
