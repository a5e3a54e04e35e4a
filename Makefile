# Short names for run.py, which works without make too. PY names the Python to set up with: make serve PY=python3.13
PY ?= python3
UV ?= uv
COMPILE = $(UV) pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11

.DEFAULT_GOAL := check
.PHONY: check serve build test test-all lint corpus-diff lock

check: lint test

# make serve [PLANS=folder]: set up, import the folder, build what is stale, serve on 127.0.0.1:8000
serve:
	@$(PY) run.py serve $(if $(PLANS),--plans "$(PLANS)")

build:
	@$(PY) run.py build

# Browser tests are skipped by name where Chromium is missing; test-all demands it.
test:
	@$(PY) run.py test

test-all:
	@REQUIRE_BROWSER=1 $(PY) run.py test

lint:
	@$(PY) run.py lint

# Anchors gained and lost since another commit: make corpus-diff [BASE=commit] [PLANS=folder]
corpus-diff:
	@$(PY) run.py corpus-diff $(if $(BASE),--base "$(BASE)") $(if $(PLANS),"$(PLANS)")

# After a change of dependencies in pyproject.toml; `make lock UPGRADE=1` takes the newest that the bounds allow.
lock:
	$(COMPILE) $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements.lock
	$(COMPILE) $(if $(UPGRADE),--upgrade) -c requirements.lock --extra dev --extra browser pyproject.toml -o requirements-dev.lock
	$(COMPILE) $(if $(UPGRADE),--upgrade) --group pyproject.toml:build -o requirements-build.lock
	$(COMPILE) $(if $(UPGRADE),--upgrade) -c requirements.lock --extra bench pyproject.toml -o requirements-bench.lock
