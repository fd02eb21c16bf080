.DEFAULT_GOAL := help
.PHONY: help serve check test static fast-tests tests prove lock bench templates coverage-page access-page pictures examples

# Kept, what is compiled is compiled once and not in each of the hundreds of processes that the tests start.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
SIDE_BY_SIDE = @$(MAKE) --no-print-directory --jobs 2
PYTEST = $(BIN)/pytest --dist worksteal -n
CORES := $(shell nproc)

help: ## show what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

serve: ## start the service: web, worker, batches, sweeper (HOST, PORT and BAGALAU_* are passed on)
	@scripts/setup runtime
	@$(BIN)/bagalau serve

check: ## check style, types and import contracts, and run the fast tests, in under a minute (ARGS go to pytest)
	@scripts/setup dev
	$(SIDE_BY_SIDE) static fast-tests

test: ## check style, types and import contracts, then run every test (ARGS go to pytest)
	@scripts/setup dev
	$(SIDE_BY_SIDE) static tests

static:
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

fast-tests:
	$(PYTEST) $(CORES) -m 'not slow' $(ARGS)

tests:
	$(PYTEST) $$(( $(CORES) + 3 )) $(ARGS) # more than cores: tests of the whole service, and of pages, wait a lot

prove: ## run what is too long for every run, and print a table of it: further seeds, full sizes (ARGS go to pytest)
	@scripts/setup dev
	$(PYTEST) $(CORES) -m prove $(ARGS)

bench: ## measure rendering, conversion, validation, the way from POST to ready, and a batch stage by stage
	@scripts/setup dev
	$(BIN)/python -m benchmarks $(ARGS)

templates: ## build the official forms again from the words of the order, and the README's table of them
	@scripts/setup dev
	$(BIN)/python -m doc_templates

coverage-page: ## write docs/coverage.md anew: every item of the order and what is done about it
	@scripts/setup dev
	$(BIN)/python -m validators.coverage

access-page: ## write docs/access.md anew: who may use which operation and page
	@scripts/setup dev
	$(BIN)/python -m service.app.access_page

pictures: ## take the pictures of the officers' guides anew, in Russian and in Kazakh
	@scripts/setup dev
	$(BIN)/pytest -m '' --record-pictures tests/system/test_officers_guide.py $(ARGS)

examples: ## record anew what the service answers, for the examples of /openapi.json
	@scripts/setup dev
	$(BIN)/pytest --record-examples tests/service/app/test_examples.py $(ARGS)

lock: ## pin the dependencies of pyproject.toml again, with hashes
	@scripts/setup dev
	$(COMPILE) --extra build pyproject.toml --output-file requirements/runtime.lock
	$(COMPILE) --extra build --extra dev pyproject.toml --output-file requirements/dev.lock
