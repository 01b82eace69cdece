PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

help:  ## Say what each command does
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

serve: $(READY)  ## Migrate, seed and serve on http://127.0.0.1:8000
	$(BIN)/registry serve

test: $(READY) programs  ## Run all checks and tests; T=tests/api runs some of the tests
ifdef T
	$(BIN)/pytest $(T)
else
	$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n auto
endif

programs: $(READY)
	@tests/support/install-programs
	@tests/support/install-node-tools
	@tests/support/install-python-tools

lint: $(READY)  ## Formatting, rules and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(READY)  ## Put the code in its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)  ## Print what reading, loading and following cost
	$(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/graphql_reading.py

fuzz: $(READY)  ## Make up requests from the OpenAPI document; N=200 makes more of them
	$(BIN)/python benchmarks/fuzzing.py $(N)

clean:  ## Remove the environment and caches, never the data
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache

.PHONY: help serve test programs lint format bench fuzz clean
