"""The laws of the house that can be read off the source: rooms, names, sizes, annotations, imports, words."""

import ast
import re
from pathlib import Path
from statistics import median

from tests.house import source
from tests.house.source import functions, length, modules, name, tree

OWN = source.PACKAGES
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc", "service", "services", "handler",
           "handlers", "manager", "managers", "shared", "lib"}  # fmt: skip
WHAT_IS_BOUGHT = Path("commissioning/services")  # the noun of the procedure, no drawer
UNFINISHED = re.compile(r"\b(TODO|FIXME)\b|raise NotImplementedError")
LEFT_OUT = {"skip", "skipif", "xfail"}
OTHER_CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
                ("timezone", "now"), ("timezone", "localdate"), ("time", "time")}  # fmt: skip


def found(paths, look):
    """Every fault that `look` finds in these modules, a line each; "" when there is none."""
    return "\n".join(f"{name(path)}: {fault}" for path in paths for fault in look(path))


def test_every_module_says_what_it_is_for():
    silent = [name(path) for path in modules() if tree(path).body and not ast.get_docstring(tree(path))]
    assert silent == []


def test_no_drawer_takes_everything():
    inside = {path: path.relative_to(source.ROOT) for path in modules()}
    bought = {path: one.relative_to(WHAT_IS_BOUGHT) for path, one in inside.items() if WHAT_IS_BOUGHT in one.parents}
    assert [name(path) for path, one in {**inside, **bought}.items() if DRAWERS & {one.stem, *one.parts}] == []


def test_no_module_is_over_four_hundred_lines_and_few_over_three_hundred():
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert [path for path, lines in lengths.items() if lines > 400] == []
    long = [path for path, lines in lengths.items() if lines > 300]
    assert len(long) <= len(lengths) / 50, long
    assert median(lines for lines in lengths.values() if lines > 2) <= 80


def test_functions_are_short():
    lengths = {f"{name(path)}:{one.name}": length(one) for path in modules() for one in functions(path)}
    assert [where for where, lines in lengths.items() if lines > 60] == []
    long = [where for where, lines in lengths.items() if lines > 40]
    assert len(long) <= len(lengths) / 100, long
    assert median(lengths.values()) <= 9


def _unannotated(path):
    for one, inside in _public(tree(path)):
        arguments = [*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs]
        bare = [each.arg for each in arguments if each.annotation is None and each.arg not in ("self", "cls")]
        if bare:
            yield f"{inside}{one.name} does not say what {', '.join(bare)} is"
        if one.returns is None and not _is_step(one):
            yield f"{inside}{one.name} does not say what it returns"


def _public(node, inside=""):
    """The functions that others call: of modules and of classes, without those that begin with an underscore."""
    for child in node.body:
        if isinstance(child, ast.ClassDef):
            yield from _public(child, f"{child.name}.")
        elif isinstance(child, ast.FunctionDef) and not child.name.startswith("_"):
            yield child, inside


def _is_step(one):
    return any(isinstance(each, ast.Call) and getattr(each.func, "id", "") == "step" for each in one.decorator_list)


def test_public_functions_say_what_they_take_and_give():
    assert found(modules(), _unannotated) == ""


def _undocumented(path):
    for one, inside in _public(tree(path)):
        if not ast.get_docstring(one) and not _is_step(one) and one.name != "ready":
            yield f"{inside}{one.name} says nothing"


def test_public_functions_say_what_they_are_for():
    assert found(modules(), _undocumented) == ""


def _hidden_imports(path):
    for one in functions(path):
        if one.name == "ready" and path.name == "apps.py":
            continue
        for node in ast.walk(one):
            if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] in OWN):
                yield f"{one.name} imports {node.module} out of sight"
            if isinstance(node, ast.Import) and any(each.name.split(".")[0] in OWN for each in node.names):
                yield f"{one.name} imports out of sight"


def test_no_import_of_ours_hides_in_a_function():
    # `python -m config.run` needs its settings before it can import what they govern.
    assert found([path for path in modules() if name(path) != "config/run.py"], _hidden_imports) == ""


def _other_clocks(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            if (owner, node.attr) in OTHER_CLOCKS:
                yield f"line {node.lineno} asks {owner}.{node.attr}"


def test_there_is_one_clock():
    others = [path for path in modules() if name(path) != "office/records/clock.py"]
    assert found(others, _other_clocks) == ""


def _floats(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "float":
            yield f"line {node.lineno} makes a float"
        if isinstance(node, ast.Attribute) and node.attr == "FloatField":
            yield f"line {node.lineno} keeps a float"


MONEY = ("office/ledger", "office/agreements", "office/decisions", "office/judging", "office/submissions", "grants",
         "scf", "crime_reduction", "commissioning", "office/records/money")  # fmt: skip

# Estimates about scores are floats by nature; no score and no sum of money comes out of them.
ESTIMATES = ("office/judging/reliability/", "office/judging/portfolio/", "office/judging/uncertainty",
             "office/judging/chance", "office/judging/findings")  # fmt: skip


def test_money_and_scores_are_never_floats():
    kept = [path for path in modules() if name(path).startswith(MONEY) and not name(path).startswith(ESTIMATES)]
    assert found(kept, _floats) == ""


def test_nothing_is_left_unfinished():
    paths = [path for path in [*modules(), *source.tests()] if name(path) != "tests/house/test_code.py"]
    assert [name(path) for path in paths if UNFINISHED.search(path.read_text(encoding="utf-8"))] == []


def _mocks_and_sleeps(path):
    for node in ast.walk(tree(path)):
        names = [each.name for each in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if "mock" in names or "mock" in (getattr(node, "module", None) or ""):
            yield f"line {node.lineno} imports mock"
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("time.sleep", "sleep"):
            yield f"line {node.lineno} sleeps"


def test_tests_mock_nothing_and_never_sleep():
    assert found(source.tests(), _mocks_and_sleeps) == ""


def _skips(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and node.attr in LEFT_OUT and "pytest" in ast.unparse(node.value):
            yield f"line {node.lineno} leaves a test out"


def test_no_test_is_skipped():
    assert found(source.tests(), _skips) == ""


def _wide_actions(path):
    """An action is called by name alone and ends with who did it."""
    for one in tree(path).body:
        if isinstance(one, ast.FunctionDef) and _is_deed(one) and one.args.args:
            yield f"{one.name} takes {one.args.args[0].arg} by place"


def _is_deed(one):
    return not one.name.startswith("_") and any("deed" in ast.unparse(each) for each in one.decorator_list)


def test_actions_are_called_by_keyword():
    rooms = [path for path in modules() if "actions" in (path.stem, path.parent.name)]
    assert found(rooms, _wide_actions) == ""
