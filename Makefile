# Two commands do everything on a fresh machine with Python 3.11 and make: `make run` and `make test`.
PYTHON ?= python3.11
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
# Compiled once, not at every start: the tests start many processes.
unexport PYTHONDONTWRITEBYTECODE

.venv/.runtime: requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet uv || true
	@if $(BIN)/uv --version >/dev/null 2>&1; \
	  then VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r requirements.lock; \
	  else $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock; fi
	@touch $@

.venv/.develop: requirements-dev.lock .venv/.runtime
	@if $(BIN)/uv --version >/dev/null 2>&1; \
	  then VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r requirements-dev.lock; \
	  else $(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock; fi
	@touch $@

.PHONY: run prepare test check soak bench bench-deadline lock
run: .venv/.runtime
	@PLOUGHLAND_MODE=demonstration $(BIN)/python manage.py run --host $(HOST) --port $(PORT)

# What the tests need: packages, and a browser where we may install one.
prepare: .venv/.develop
	@command -v chromium >/dev/null || [ "$$(id -u)" != 0 ] || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; }

test: prepare
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist worksteal $(ARGS)

# The long runs: races, kills and crossings at full length. On PostgreSQL with DATABASE_URL, and with a separate
# worker when BROKER_URL names a broker as well.
soak: prepare
	@$(BIN)/python -m pytest --soak --durations=5 tests/faults tests/office/ledger \
	  tests/cms/search tests/cms/test_api_fuzz.py $(ARGS)

# Every goal of bench/goals.toml, a line each: 10,000 applications beside 1,000. Offices are made once and kept.
bench-deadline: .venv/.runtime
	@$(BIN)/python -m bench.deadline $(ARGS)

bench: .venv/.runtime
	@$(BIN)/python -m bench $(ARGS)

# Style, types, floors, templates, migrations, Django's own judgement of production, locks and the laws of the source.
check: .venv/.develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	PLOUGHLAND_MODE=test $(BIN)/python manage.py makemigrations --check --dry-run
	PLOUGHLAND_MODE=test $(BIN)/python manage.py check
	ALLOWED_HOSTS=check.invalid SECRET_KEY="$$(head -c 64 /dev/urandom | od -An -tx1 | tr -d ' \n')" \
	  PLOUGHLAND_MODE=production DATA_DIR="$$(mktemp -d)" $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/mypy .
	$(BIN)/python -m pytest tests/house/test_code.py tests/house/test_words.py tests/house/test_locks.py

lock:
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate -q -o requirements-dev.lock
