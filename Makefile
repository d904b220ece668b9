# What an analyst and an engineer need, by name. What the targets do is in tools/ and in `tiltak`.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
RUN_READY := .venv/.ready-to-run
TEST_READY := .venv/.ready-to-test
BENCH_READY := .venv/.ready-to-bench
TESTERS ?= logical
SHARED := ../shared/archive

.PHONY: help setup run test lint evaluate lock dictionary documents soak bench clean

help:  ## these lines
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/'

setup: $(RUN_READY)  ## everything that running needs, into .venv; the command is .venv/bin/tiltak

run: $(RUN_READY)  ## the flow over the example archive: data/raw into data/curated
	$(BIN)/tiltak ingest data/raw --out data/curated

test: $(TEST_READY) lint  ## everything that testing needs, the linters, and all tests
	$(BIN)/python -m pytest -n $(TESTERS) --maxprocesses 4 --dist loadscope

lint: $(TEST_READY)  ## ruff and mypy alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluate: $(RUN_READY)  ## scores against truth, on the example archive and the shared one if it is there
	$(BIN)/tiltak ingest data/raw --out build/example
	$(BIN)/tiltak evaluate data/raw --dataset build/example
	@if [ -d $(SHARED) ]; then \
	  $(BIN)/tiltak ingest $(SHARED) --out build/shared && \
	  $(BIN)/tiltak evaluate $(SHARED) --dataset build/shared; \
	fi

lock: $(TEST_READY)  ## choose the newest versions that fit pyproject.toml and pin them
	$(BIN)/python tools/lock.py

dictionary: $(RUN_READY)  ## docs/data-dictionary.md from the declaration of the tables
	$(BIN)/tiltak schema --markdown > docs/data-dictionary.md

documents: $(TEST_READY)  ## make the example archive and the gold documents anew
	PYTHONPATH=tools $(BIN)/python -m documents
	for set in freehand freehand_b freehand_c; do PYTHONPATH=tools $(BIN)/python -m documents.$$set; done

soak: $(TEST_READY)  ## the long trials: hostile files, 10 000 documents, kills, full disks, mutated plans
	PYTHONPATH=src:. $(BIN)/python -m tools.soak

bench: $(BENCH_READY)  ## how fast it is, against others and its own size; BENCH="--documents 100" for less
	PYTHONPATH=src:. nice $(BIN)/python -m tools.bench $(BENCH)

clean:  ## remove what was set up and built, not the dataset
	rm -rf .venv .venv-pywb build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(RUN_READY): requirements.lock pyproject.toml tools/setup.sh
	PYTHON=$(PYTHON) tools/setup.sh requirements.lock
	@touch $@

$(BENCH_READY): requirements-bench.lock $(TEST_READY)
	PYTHON=$(PYTHON) tools/setup.sh requirements-bench.lock bench
	@touch $@

$(TEST_READY): requirements-dev.lock pyproject.toml tools/setup.sh
	PYTHON=$(PYTHON) tools/setup.sh requirements-dev.lock test
	@touch $@ $(RUN_READY)
