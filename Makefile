# Everything a contributor does. `make run` and `make test` work alone on a machine with
# Python 3.11, make and a package registry.
.DEFAULT_GOAL := run
.PHONY: run test setup check fmt scripts bench shots strips icons demo clean

PYTHON ?= python3
BIN := .venv/bin
INSTALL = $(BIN)/python -m pip --disable-pip-version-check install -q --no-deps --require-hashes -r
NPM := NODE_USE_SYSTEM_CA=1 $(BIN)/npm ci --loglevel=error --prefix
NODE := node_modules/.package-lock.json
# What only the tests need: the faces of their browser, and Lighthouse.
BROWSER := $(patsubst %,tests/browser/%/node_modules/.package-lock.json,faces lighthouse)
BIOME := $(BIN)/node node_modules/@biomejs/biome/bin/biome

.venv/.run: requirements-run.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv .venv || { echo "Could not make .venv. On Debian: apt install python3-venv"; exit 1; }
	@echo "Installing what Calfcare runs on. This takes a minute the first time."
	@$(INSTALL) requirements-run.lock
	@touch $@

.venv/.dev: requirements.lock .venv/.run
	@echo "Installing what the tests need. This takes a minute the first time."
	@$(INSTALL) requirements.lock
	@touch $@

# npm writes this file last. Without it the rest runs, and says what it left out. Node trusts whom
# the machine trusts.
$(NODE): package-lock.json | .venv/.dev
	@echo "Installing what builds and judges the scripts. This takes some seconds the first time."
	@$(NPM) . || echo "npm could not install it. Scripts and styles will not be judged."

tests/browser/%/node_modules/.package-lock.json: tests/browser/%/package-lock.json | .venv/.dev
	@echo "Installing the $* of the tests. This takes up to half a minute the first time."
	@$(NPM) tests/browser/$* || echo "npm could not install the $*. Its tests will be left out."

## run: migrate, load the shipped content, make a first admin, serve on http://127.0.0.1:8000
run: .venv/.run
	@$(BIN)/python -m calfcare

## test: every test on SQLite, what asks a database again on a PostgreSQL that it starts itself
test: .venv/.dev $(NODE) $(BROWSER)
	@$(BIN)/python -m tests

## setup: the environment with everything the developers use
setup: .venv/.dev $(NODE) $(BROWSER)

## check: lint, types, import contracts, migrations, production settings, templates, scripts, styles
check: .venv/.dev $(NODE)
	@$(BIN)/python -m tests.check

## fmt: put code into its one format
fmt: .venv/.dev $(NODE)
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix --quiet . && $(BIOME) check --write

## scripts: build what browsers ask for, static/js/, from the modules in scripts/
scripts: .venv/.dev $(NODE)
	@$(BIN)/node scripts/build.mjs

## bench: work per request, engine speed and page weights, as ratios to a bare Django
bench: .venv/.dev
	@$(BIN)/python -m tests.bench

## strips: each exercise figure as a film strip of five stills, into docs/pictures/figures/
strips: .venv/.dev
	@$(BIN)/python -m tests.browser.strips

## shots: pictures of the main pages at phone size, light and dark, into docs/pictures/
shots: .venv/.dev
	@$(BIN)/python -m tests.browser.shots

## icons: the app's icons for home screens, from static/img/mark.svg
icons: .venv/.dev
	@$(BIN)/python -m tests.browser.icons

## demo: a person with four weeks of history in the local database
demo: .venv/.run
	@$(BIN)/python -m calfcare demo

clean:
	rm -rf .venv var node_modules tests/browser/*/node_modules
