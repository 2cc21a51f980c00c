# What one types. `make` alone lists it. Each line after ## is the help.
SHELL = /bin/sh
.DEFAULT_GOAL := help
PY = .venv/bin/python
BIN = .venv/bin
CODE = casework family_app advocate_admin migrations tests wsgi.py

.PHONY: help run test check format translations language mutants pictures bench lock setup setup-dev

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1 : /p' $(MAKEFILE_LIST) | awk -F ' : ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: setup ## set up and serve the demo on http://localhost:8000 (PORT=… for another)
	@APP_MODE=demo exec $(PY) -m casework run

test: ## everything, on any machine (SKIP="browser leave" leaves groups out, by name)
	@INSTALL_PACKAGES=1 sh casework/cli/setup.sh requirements-dev.lock
	@exec $(PY) tests/tools/groups.py

check: setup-dev ## format, lint, types, contracts, templates, catalogues, fast tests: under a minute
	@exec $(PY) tests/tools/groups.py check rules

format: setup-dev ## put the code in order
	@$(BIN)/ruff format -q $(CODE)
	@$(BIN)/ruff check -q --fix $(CODE)

translations: setup-dev ## take the texts out of the code, and bring every catalogue up to date
	@$(PY) tests/tools/translations.py

language: setup-dev ## begin a language of rules/languages.py: make language tag=cy
	@$(PY) tests/tools/translations.py $(tag)

mutants: setup-dev ## one deliberate fault per guarantee: every one has to be caught (only=name)
	@exec $(PY) tests/tools/mutants.py $(only)

pictures: setup-dev ## draw docs/pictures anew: the updates page in every language, day and night
	@exec $(PY) tests/tools/pictures.py

bench: setup-dev ## measure what has a target: one JSON object per line (only=name)
	@exec $(PY) tests/tools/bench.py $(only)

lock: ## make the lock files anew from pyproject.toml (needs uv)
	uv lock --quiet
	uv export --quiet --frozen --no-emit-project --no-dev --no-header -o requirements.lock
	uv export --quiet --frozen --no-emit-project --no-dev --all-extras --no-header -o requirements-production.lock
	uv export --quiet --frozen --no-emit-project --group dev --all-extras --no-header -o requirements-dev.lock

setup:
	@sh casework/cli/setup.sh requirements.lock

setup-dev:
	@sh casework/cli/setup.sh requirements-dev.lock
