# `make run` serves the dashboard on this machine, `make test` runs every test. Plain equivalents for Windows: README.md.

-include .env
export

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(shell command -v python3.11 python3 python 2>/dev/null))

# Named by what the requirements say: when they change the name changes and the packages are installed again.
RUNS := $(VENV)/runs-$(firstword $(shell cat requirements.txt | cksum))
TESTS := $(VENV)/tests-$(firstword $(shell cat requirements.txt requirements-dev.txt | cksum))

BENCHMARKS := intake submit build pages page_load

.PHONY: help run test lint bench kill crowd fuzz papers clean

help:
	@echo "make run     set up, make the demo county if there are no reports yet, serve the dashboard"
	@echo "make test    set up, check style and types, run every test"
	@echo "make lint    style and types only"
	@echo "make bench   measure speed and memory"
	@echo "make kill    kill processes at random instants, 600 times, and look at what they leave"
	@echo "make crowd   ten at once file 1,000 reports while others read"
	@echo "make fuzz    give the readers damaged files for three minutes"
	@echo "make papers  write the generated documents again"
	@echo "make clean   delete the set-up, not the data"

run: $(RUNS)
	$(BIN)/python -m analytics demo --if-empty
	$(BIN)/python app.py

test: lint
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(TESTS)
	for name in $(BENCHMARKS); do echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

kill: $(TESTS)
	$(BIN)/python -m tests.endurance.kill --kills 600

crowd: $(TESTS)
	$(BIN)/python -m tests.endurance.crowd --reports 100

fuzz: $(TESTS)
	$(BIN)/python -m tests.endurance.fuzz --seconds 180

papers: $(RUNS)
	$(BIN)/python -m analytics.papers

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更高版本，未找到。 / Python 3.11 or later is needed and was not found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "需要 Python 3.11 或更高版本，现为 $$($(PYTHON) --version 2>&1)；可用 make PYTHON=… 指定。" \
	       "/ Python 3.11 or later is needed, this is $$($(PYTHON) --version 2>&1); choose one with make PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUNS): $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(TESTS): $(RUNS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
