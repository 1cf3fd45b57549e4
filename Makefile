# make demo and make test each do all their set-up on a machine that has Python 3.11+, make and a package registry.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test lint bench lock clean

install: .venv/.ready

demo: .venv/.ready
	$(BIN)/trellis demo

test: .venv/.ready-to-develop
	$(BIN)/python -m pytest -n 4 --dist worksteal

lint: .venv/.ready-to-develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.ready-to-develop
	$(BIN)/python -m tests.bench

# Needs uv. The lock files hold versions and hashes for every platform, and the address of no registry.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		--group dev -c requirements.lock -o requirements-dev.lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Trellis needs Python 3.11 or later. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv .venv

.venv/.ready: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/.ready-to-develop: .venv/.ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf .venv build *.egg-info
