"""docs/operations.md and deploy/ name real commands, real variables and real files."""

import ast
import configparser
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
NGINX = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
OFFICE = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
# Told to the containers of PostgreSQL and RabbitMQ alone.
OF_OTHERS = {"POSTGRES_PASSWORD", "RABBITMQ_PASSWORD"}


def variables():
    """Every variable that the settings read."""
    found = set()
    for name in ("settings", "environment"):
        for node in ast.walk(ast.parse((ROOT / f"config/{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("env.") and node.args:
                found.add(ast.literal_eval(node.args[0]))
    return {name for name in found if name.isupper()}


def commands():
    """Every `manage.py` command of the guide, with its flags."""
    for name, rest in re.findall(r"manage\.py (\w+)([^`\n#&]*)", GUIDE):
        yield name, re.findall(r"(--[\w-]+)", rest)


def test_every_command_exists_with_its_flags():
    asked = list(commands())
    assert len(asked) > 20
    known = get_commands()
    for name, flags in asked:
        assert name in known, name
        app = known[name]
        command = app if not isinstance(app, str) else load_command_class(app, name)
        parser = command.create_parser("manage.py", name)
        assert [flag for flag in flags if flag not in parser._option_string_actions] == [], name


def test_every_variable_is_told_of_and_no_other():
    table = GUIDE.split("## The environment")[1].split("\n## ")[0]
    told = set(re.findall(r"`([A-Z][A-Z0-9_]+)`", "".join(re.findall(r"^\| (`[^|]+)\|", table, re.MULTILINE))))
    assert told == variables()


def test_the_example_sets_only_what_is_read():
    lines = (ROOT / "deploy/environment.example").read_text(encoding="utf-8").splitlines()
    given = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    assert given <= variables()
    assert {"SECRET_KEY", "BANK_KEYS", "ALLOWED_HOSTS", "DATABASE_URL", "BROKER_URL", "BACKUP_DIR"} <= given


@pytest.mark.parametrize("page", ["faults.md", "asvs.md"])
def test_every_test_that_a_table_names_exists(page):
    words = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.py)?(?:::(\w+))?`", words)
    assert len(named) > 20
    last = ""
    for path, test in named:
        last = path or last
        if "/" in last or test:
            file = ROOT / "tests" / last
            assert not path or file.exists() or list(ROOT.rglob(path)), path
            assert not test or f"def {test}(" in file.read_text(encoding="utf-8"), test


def test_every_file_of_deploy_named_in_the_guide_exists():
    named = set(re.findall(r"deploy/[\w./-]*\w", GUIDE))
    assert named
    assert [path for path in named if not (ROOT / path).exists() and not list(ROOT.glob(f"{path}*"))] == []


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_units_start_what_the_guide_says_without_rights(path):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(path)
    service = unit["Service"]
    program, _, rest = service["ExecStart"].partition(" ")
    assert program.startswith("/srv/ploughland/.venv/bin/")
    said = f"{program.rsplit('/', 1)[1]} {rest}".removeprefix("python ")
    told = GUIDE.replace("$DATA_DIR/beat", "/var/lib/ploughland/beat").replace("0.0.0.0:8000", "127.0.0.1:8000")
    assert said in told
    assert (service["User"], service["NoNewPrivileges"], service["ProtectSystem"]) == ("ploughland", "yes", "strict")
    assert service["EnvironmentFile"] == "/etc/ploughland/environment"
    assert path.stem in GUIDE or "ploughland-*" in GUIDE


def test_containers_run_the_same_commands_and_wait_for_each_other():
    services = OFFICE["services"]
    ours = {name: one for name, one in services.items() if one.get("image") == "ploughland"}
    assert set(ours) == {"prepare", "pages", "worker", "scheduler"}
    for one in ours.values():
        assert set(one["environment"]) <= variables()
        assert one["read_only"] is True
        assert one["cap_drop"] == ["ALL"]
    for name in ("worker", "scheduler"):
        told = GUIDE.replace("$DATA_DIR/beat", "/var/lib/ploughland/beat")
        assert services[name]["command"] in told
    for name, _ in re.findall(r"manage\.py (\w+)()", services["prepare"]["command"]):
        assert name in get_commands()
    assert services["pages"]["depends_on"]["prepare"]["condition"] == "service_completed_successfully"
    assert set(re.findall(r"\$\{([A-Z_]+)", str(OFFICE))) - {"ENVIRONMENT_FILE"} == OF_OTHERS


def test_the_image_has_no_rights_and_asks_after_its_own_health():
    lines = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER ploughland$", lines, re.MULTILINE)
    assert "--require-hashes" in lines
    address = re.search(r"http://127\.0\.0\.1:8000(/\S+?)'", lines).group(1)
    assert Client().get(address).status_code == 200


def test_nginx_keeps_nothing_of_anybody_signed_in():
    assert f"proxy_cache_bypass      $cookie_{settings.SESSION_COOKIE_NAME} " in NGINX
    assert f"proxy_no_cache          $cookie_{settings.SESSION_COOKIE_NAME} " in NGINX
    assert "$upstream_http_set_cookie" in NGINX
    assert "proxy_cache_use_stale   error timeout updating http_500 http_502 http_503 http_504;" in NGINX
    assert NGINX.count("{") == NGINX.count("}")


def test_every_address_that_is_not_for_everyone_is_private_to_nginx():
    private = re.compile(re.search(r"~(\^/\(.+\)) +1;", NGINX).group(1))
    from_the_table = ["/portal/officers/", "/account/login/", "/cms/", "/health/ready", "/endorse/x/", "/follow/x/",
                      "/unfollow/x/", "/documents/1/x.pdf", "/demo/", "/api/v1/decisions"]  # fmt: skip
    assert [address for address in from_the_table if not private.match(address)] == []
    assert [address for address in ("/", "/decisions/", "/portals-of-hope/", "/funds/") if private.match(address)] == []
