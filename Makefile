# Everything goes through run.py, which also works without make. PY names the Python to set up with.
PY ?= python3

.DEFAULT_GOAL := serve
.PHONY: serve test test-all lint build lock

# make serve [PLANS=folder]: set up, import PLANS, build what is stale, serve on 127.0.0.1:8000
serve:
	$(PY) run.py serve $(if $(PLANS),--plans "$(PLANS)")

build:
	$(PY) run.py build

# Browser tests are skipped by name where Chromium is missing; test-all demands it.
test:
	$(PY) run.py test

test-all:
	ARCHIVE_REQUIRE_BROWSER=1 $(PY) run.py test

lint:
	$(PY) run.py lint

# After a change of dependencies in pyproject.toml (needs uv).
lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.lock
