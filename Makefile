# Everything that is done with qawl. `make demo` and `make test` are all that a newcomer needs.
# Each target installs what it needs into .venv, once: again only when pyproject.toml has changed.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check
SHARED ?= ../shared
GOLD := $(SHARED)/gold

.DEFAULT_GOAL := help
.PHONY: help setup demo test check picture quality bench soak format clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.all  ## install everything: all extras and all tools

demo: $(VENV)/.core  ## read the articles in corpus/ and show what a reading is
	@echo "== the articles of corpus/ as input for the reader"
	$(BIN)/python -m corpus.load --input demo.jsonl
	@echo "== one article as a table"
	grep agency-bridge-1 demo.jsonl | $(BIN)/qawl read - --format table
	@echo "== what is claimed in all of them, and who answers"
	$(BIN)/qawl read demo.jsonl --format table --show claims
	$(BIN)/qawl read demo.jsonl -o demo.html
	@echo "== now open demo.html in a browser; then read an article of your own: $(BIN)/qawl read FILE"

test: $(VENV)/.dev  ## run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev  ## style, types, the lexicon's examples, quality floors: what CI runs before the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/qawl check
	$(BIN)/python -m corpus.gate

picture: $(VENV)/.dev  ## make the picture of the README anew
	$(BIN)/python -m scripts.picture

quality: $(VENV)/.dev  ## the scores on the corpus and, where it is there, on the gold articles, with what is missed
	-$(BIN)/python -m corpus.gate
	@mkdir -p build
	$(BIN)/python -m corpus.load --input build/corpus.jsonl
	$(BIN)/qawl read build/corpus.jsonl -o build/corpus_read.jsonl
	$(BIN)/python -m corpus.score build/corpus_read.jsonl --misses 20
	$(BIN)/python -m corpus.calibration build/corpus_read.jsonl
	@test -f $(GOLD)/dev.jsonl || { echo "== $(GOLD) is not there: the gold articles are left out"; exit 0; }; \
	  $(BIN)/qawl read $(GOLD)/dev_input.jsonl -o build/dev_read.jsonl && \
	  $(BIN)/python -m corpus.calibration build/dev_read.jsonl --gold $(GOLD)/dev.jsonl && \
	  $(BIN)/python $(GOLD)/score.py $(GOLD)/dev.jsonl build/dev_read.jsonl --misses 20

bench: $(VENV)/.bench  ## words a second, start-up time, linearity, beside other parsers
	$(BIN)/python -m pytest bench -s --benchmark-enable --benchmark-columns=min,median,max,rounds -o addopts=

soak: $(VENV)/.dev  ## long proofs: thousands of articles, damaged input
	$(BIN)/python -m pytest -m soak

format: $(VENV)/.dev  ## bring the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove what was installed and made
	rm -rf $(VENV) build demo.html demo.jsonl .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is too old: Python 3.11 or newer is needed; name one with: make PYTHON=python3.11 ..."; exit 1; }
	@echo "== making $(VENV) with $(PYTHON)"
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "the module venv is needed: apt-get install python3-venv"; exit 1; }

$(VENV)/.core: pyproject.toml | $(BIN)/python
	@echo "== installing qawl and what reading needs into $(VENV)"
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	@echo "== installing qawl, what reads web pages, and the tools that test it into $(VENV)"
	$(PIP) --editable '.[fetch,dev]'
	@touch $@ $(VENV)/.core

$(VENV)/.bench: $(VENV)/.dev
	@echo "== installing the parsers that make bench runs beside qawl"
	$(PIP) --editable '.[bench]'
	@touch $@

$(VENV)/.all: pyproject.toml | $(BIN)/python
	@echo "== installing qawl with everything into $(VENV)"
	$(PIP) --editable '.[all]'
	@touch $@ $(VENV)/.core $(VENV)/.dev $(VENV)/.bench
