.DEFAULT_GOAL := help
SHELL := /bin/sh

# The first of these that is new enough creates .venv.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11 python
FUZZED ?= tests/rules/test_properties.py tests/rules/test_plan_people.py
HOST ?= 127.0.0.1
PORT ?= 8000
FIRST ?= 0
RUNS ?= 200
SEED ?= 1

BIN := .venv/bin
RUN := $(BIN)/python -m

SYSTEM_PATH := $(PATH)
export PATH := $(CURDIR)/$(BIN):$(PATH)
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build release test test-browsers fuzz lint lint-python lint-scripts format bench facts renderings readings audit sbom lock clean install browser previews screens

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

serve: install ## Serve the site with live reload and a local inbox (HOST, PORT)
	$(RUN) tools.serve $(HOST):$(PORT)

build: install ## Build the site into site/
	$(RUN) mkdocs build --strict
	$(RUN) tools.compress site
	@$(RUN) tools.release reminder

release: install ## Build for publishing (SITE_URL, SOURCE_DATE_EPOCH), and check what was built
	@$(RUN) tools.release address
	$(MAKE) build
	$(RUN) tools.release checks site

test: lint browser ## Check everything: lint, rules, pages, browser
	$(RUN) pytest -n 2 --dist worksteal

test-browsers: install ## Make the main journey in Firefox and WebKit too, both languages
	@$(RUN) tools.engines
	$(RUN) pytest tests/engines -m engines

fuzz: browser ## Search longer for answers that break a property, and break files at random (FIRST, RUNS, SEED)
	HYPOTHESIS_PROFILE=fuzz $(RUN) pytest -n 2 -q $(FUZZED)
	FIRST=$(FIRST) RUNS=$(RUNS) SEED=$(SEED) $(RUN) pytest tests/browser/test_fuzz.py -m fuzz -q -s

lint: install ## Check the data, formatting, style and types
	@$(MAKE) --no-print-directory --jobs 2 lint-python lint-scripts

lint-python:
	$(BIN)/python overrides/hooks/data.py
	$(RUN) ruff format --check
	$(RUN) ruff check
	$(RUN) mypy

lint-scripts:
	node_modules/.bin/biome check --error-on-warnings
	node_modules/.bin/tsc --project tsconfig.json
	node_modules/.bin/tsc --project tsconfig.worker.json
	node_modules/.bin/tsc --project tsconfig.node.json

format: install ## Format, and mend what can be mended
	$(RUN) ruff format
	$(RUN) ruff check --fix
	node_modules/.bin/biome check --write

bench: browser .cache/lighthouse/installed ## Measure how fast the self-check starts and answers, and what it weighs
	$(RUN) tests.bench

.cache/lighthouse/installed: tests/bench/lighthouse/package-lock.json | node_modules/installed
	mkdir -p $(@D) && cp tests/bench/lighthouse/package*.json .npmrc $(@D)
	cd $(@D) && $(CURDIR)/$(BIN)/npm ci --no-progress && touch installed

screens: browser ## Render the main pages and states into screens/, as contact sheets
	$(RUN) tools.screens

previews: browser ## Draw the pictures that show a link to the site elsewhere
	$(RUN) tools.previews

facts: install ## Check the data, list every fact and what is due for review
	$(BIN)/python overrides/hooks/data.py
	$(RUN) selfcheck.facts

renderings: install ## Print every sentence of the self-check, each kind once, to be read
	@$(RUN) tools.renderings

readings: .cache/readings/installed ## Write how the words of the Japanese texts are read
	.cache/readings/bin/python -m tools.readings

clean: ## Remove what was built and what tools kept, not what was installed
	rm -rf site .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results
	find selfcheck overrides tests tools -name __pycache__ -prune -exec rm -rf {} +

install: .venv/installed node_modules/installed

browser: install
	@$(BIN)/python tools/chromium.py

# An environment holds absolute paths: a moved folder or a Python that is gone needs a new one.
ifneq ($(CURDIR),$(shell test -x $(BIN)/python && cat .venv/installed 2>/dev/null))
.PHONY: .venv/installed
endif

.venv/installed: requirements.txt
	@PATH='$(SYSTEM_PATH)'; \
	for python in $(PYTHON); do \
		if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
			2>/dev/null; then \
			"$$python" tools/install.py python && printf '%s\n' '$(CURDIR)' > $@; \
			exit; \
		fi; \
	done; \
	echo 'Python 3.11, 3.12, 3.13 or 3.14 is needed. None of these is one: $(PYTHON)' >&2; \
	echo 'Install one, or name it: make PYTHON=/path/to/python' >&2; \
	exit 1

node_modules/installed: package.json package-lock.json .npmrc | .venv/installed
	@$(BIN)/python tools/install.py npm && touch $@

audit: install .cache/audit/installed ## Look for known advisories against all that is pinned
	$(RUN) tools.audit advisories

sbom: install .cache/audit/installed ## Write what the project is made of into sbom/ (CycloneDX)
	$(RUN) tools.audit materials

.cache/audit/installed: tools/audit.txt | .venv/installed
	$(RUN) venv --clear .cache/audit
	.cache/audit/bin/python -m pip install --quiet --only-binary :all: --require-hashes \
		--requirement tools/audit.txt
	touch $@

.cache/readings/installed: tools/readings.txt | .venv/installed
	$(RUN) venv --clear .cache/readings
	.cache/readings/bin/python -m pip install --quiet --only-binary :all: --require-hashes \
		--requirement tools/readings.txt
	touch $@

# uv resolves for every system and Python at once; it is needed for nothing else.
lock: .venv/installed ## Renew the lock files from pyproject.toml and package.json
	$(RUN) venv .cache/lock
	.cache/lock/bin/python -m pip install --quiet uv
	.cache/lock/bin/python -m uv pip compile --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-annotate --quiet \
		--custom-compile-command 'make lock' \
		--group site --group inbox --group test --group lint --output-file requirements.txt
	.cache/lock/bin/python -m uv pip compile --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-annotate --quiet \
		--custom-compile-command 'make lock' --group audit --output-file tools/audit.txt
	.cache/lock/bin/python -m uv pip compile --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-annotate --quiet \
		--custom-compile-command 'make lock' --group readings --output-file tools/readings.txt
	$(BIN)/npm update --package-lock-only --no-progress
